//! Powers of ten, and what they are in bits.

/// 10 to the powers of 0 to 38, the greatest that 127 bits hold.
pub(crate) const POWERS: [i128; 39] = {
    let mut powers = [1; 39];
    let mut i = 1;
    while i < powers.len() {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

/// The power of ten, where 127 bits hold it.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn power_of_ten(exponent: u32) -> Option<i128> {
    POWERS.get(exponent as usize).copied()
}

/// 10 to a power, its bytes from the least significant one on.
pub(crate) fn long_power_of_ten(exponent: u32) -> Vec<u8> {
    let mut bytes = vec![1_u8];
    for _ in 0..exponent {
        let mut carry = 0_u16;
        for byte in &mut bytes {
            let product = u16::from(*byte) * 10 + carry;
            *byte = product as u8;
            carry = product >> 8;
        }
        if carry > 0 {
            bytes.push(carry as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_the_powers() {
        for exponent in 0..=38 {
            let power = power_of_ten(exponent).expect("it fits");
            let mut bytes = long_power_of_ten(exponent);
            bytes.resize(16, 0);
            assert_eq!(i128::from_le_bytes(bytes.try_into().expect("16 bytes")), power);
            assert_eq!(power.to_string(), format!("1{}", "0".repeat(exponent as usize)));
        }
        assert_eq!(power_of_ten(39), None);
    }
}
