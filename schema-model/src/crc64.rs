//! CRC-64-AVRO (Avro specification, "Schema Fingerprints").

/// What CRC-64-AVRO starts from; also its polynomial.
pub(crate) const CRC64_EMPTY: u64 = 0xc15d_213a_a4d7_a795;

const TABLE: [u64; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let mut crc = i as u64;
        let mut bit = 0;
        while bit < 8 {
            crc = (crc >> 1) ^ (CRC64_EMPTY & 0_u64.wrapping_sub(crc & 1));
            bit += 1;
        }
        table[i] = crc;
        i += 1;
    }
    table
};

/// The CRC-64-AVRO ("Rabin") fingerprint of some bytes.
///
/// ```
/// // The first of the specification's test vectors: the fingerprint of "null".
/// assert_eq!(schema_model::crc64(br#""null""#), 0x63dd_24e7_cc25_8f8a);
/// ```
#[must_use]
pub const fn crc64(bytes: &[u8]) -> u64 {
    crc64_update(CRC64_EMPTY, bytes)
}

pub(crate) const fn crc64_update(mut crc: u64, bytes: &[u8]) -> u64 {
    let mut i = 0;
    while i < bytes.len() {
        crc = (crc >> 8) ^ TABLE[((crc ^ bytes[i] as u64) & 0xff) as usize];
        i += 1;
    }
    crc
}
