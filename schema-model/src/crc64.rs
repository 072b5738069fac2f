//! CRC-64-AVRO (Avro specification, "Schema Fingerprints").

/// What CRC-64-AVRO starts from; also its polynomial.
pub(crate) const EMPTY: u64 = 0xc15d_213a_a4d7_a795;

/// `TABLES[n][byte]` is what a byte does to the hash with `n` zero bytes behind it, so that eight bytes are taken at once.
static TABLES: [[u64; 256]; 8] = {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte as u64;
        let mut bit = 0;
        while bit < 64 {
            crc = (crc >> 1) ^ (EMPTY & 0_u64.wrapping_sub(crc & 1));
            bit += 1;
            if bit % 8 == 0 {
                tables[bit / 8 - 1][byte] = crc;
            }
        }
        byte += 1;
    }
    tables
};

/// The CRC-64-AVRO ("Rabin") fingerprint of some bytes.
///
/// ```
/// // The first of the specification's test vectors: the fingerprint of "null".
/// assert_eq!(schema_model::crc64(br#""null""#), 0x63dd_24e7_cc25_8f8a);
/// ```
#[must_use]
pub const fn crc64(bytes: &[u8]) -> u64 {
    update(EMPTY, bytes)
}

/// The hash of what has the hash `crc`, with some bytes behind it.
pub(crate) const fn update(mut crc: u64, mut bytes: &[u8]) -> u64 {
    let [t0, t1, t2, t3, t4, t5, t6, t7] = &TABLES;
    // By patterns, since constant evaluation takes long for calls and checks.
    while let [b0, b1, b2, b3, b4, b5, b6, b7, rest @ ..] = bytes {
        let [c0, c1, c2, c3, c4, c5, c6, c7] = crc.to_le_bytes();
        crc = t7[(c0 ^ *b0) as usize]
            ^ t6[(c1 ^ *b1) as usize]
            ^ t5[(c2 ^ *b2) as usize]
            ^ t4[(c3 ^ *b3) as usize]
            ^ t3[(c4 ^ *b4) as usize]
            ^ t2[(c5 ^ *b5) as usize]
            ^ t1[(c6 ^ *b6) as usize]
            ^ t0[(c7 ^ *b7) as usize];
        bytes = rest;
    }
    while let [byte, rest @ ..] = bytes {
        crc = (crc >> 8) ^ t0[(crc as u8 ^ *byte) as usize];
        bytes = rest;
    }
    crc
}

/// What some bytes do to the hash of whatever is before them, worked out before that is known.
#[derive(Clone, Copy)]
pub struct Crc64Piece {
    /// The hash of the bytes, from zero.
    alone: u64,
    /// By what they multiply the hash before them, as a polynomial: x to the number of their bits.
    factor: u64,
}

impl Crc64Piece {
    /// Of these bytes.
    pub const fn of(bytes: &[u8]) -> Self {
        let mut factor = ONE;
        let mut i = 0;
        while i < bytes.len() {
            factor = update(factor, &[0]);
            i += 1;
        }
        Self { alone: update(0, bytes), factor }
    }

    /// The piece with these parts.
    pub const fn new(alone: u64, factor: u64) -> Self {
        Self { alone, factor }
    }

    /// The parts.
    pub const fn parts(self) -> (u64, u64) {
        (self.alone, self.factor)
    }

    /// The hash of what has the hash `crc`, with the piece behind it.
    pub(crate) const fn update(self, crc: u64) -> u64 {
        multiply(crc, self.factor) ^ self.alone
    }
}

/// The polynomial 1: the coefficient of the least power is the highest bit.
const ONE: u64 = 1 << 63;

/// The polynomial, multiplied by x.
const fn times_x(a: u64) -> u64 {
    (a >> 1) ^ (EMPTY & 0_u64.wrapping_sub(a & 1))
}

/// The product of two polynomials: four coefficients of `a` at a time, from the highest powers on.
const fn multiply(a: u64, b: u64) -> u64 {
    /// What four coefficients over x^63 come to, by which a polynomial grows when multiplied by x^4.
    static OVER: [u64; 16] = {
        let mut over = [0; 16];
        let mut i = 0;
        while i < 16 {
            over[i] = times_x(times_x(times_x(times_x(i as u64))));
            i += 1;
        }
        over
    };
    let (b1, b2, b4, b8) = {
        let (b4, b2) = (times_x(b), times_x(times_x(b)));
        (times_x(b2), b2, b4, b)
    };
    let (b3, b12) = (b1 ^ b2, b4 ^ b8);
    let multiples = [
        0,
        b1,
        b2,
        b3,
        b4,
        b4 ^ b1,
        b4 ^ b2,
        b4 ^ b3,
        b8,
        b8 ^ b1,
        b8 ^ b2,
        b8 ^ b3,
        b12,
        b12 ^ b1,
        b12 ^ b2,
        b12 ^ b3,
    ];
    let (mut a, mut product) = (a, 0);
    let mut i = 0;
    while i < 16 {
        product = (product >> 4) ^ OVER[(product & 15) as usize] ^ multiples[(a & 15) as usize];
        a >>= 4;
        i += 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_does_what_its_bytes_do() {
        let text: Vec<u8> = (0..200_u8).map(|i| i.wrapping_mul(37) ^ 0x5a).collect();
        for start in 0..text.len() {
            for end in [start, start + 1, start + 7, start + 8, start + 9, text.len()] {
                let Some(piece) = text.get(start..end) else { continue };
                let before = crc64(&text[..start]);
                assert_eq!(Crc64Piece::of(piece).update(before), crc64(&text[..end]), "{start}..{end}");
            }
        }
    }
}
