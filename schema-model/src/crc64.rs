//! CRC-64-AVRO (Avro specification, "Schema Fingerprints").

/// What CRC-64-AVRO starts from; also its polynomial.
const CRC64_EMPTY: u64 = 0xc15d_213a_a4d7_a795;

/// `TABLES[n][byte]` is what a byte does to the hash with `n` zero bytes behind it, so that eight bytes are taken at once.
const TABLES: [[u64; 256]; 8] = {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte as u64;
        let mut bit = 0;
        while bit < 64 {
            crc = (crc >> 1) ^ (CRC64_EMPTY & 0_u64.wrapping_sub(crc & 1));
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
    let [t0, t1, t2, t3, t4, t5, t6, t7] = &TABLES;
    let mut crc = CRC64_EMPTY;
    let (chunks, rest) = bytes.as_chunks();
    let mut i = 0;
    while i < chunks.len() {
        let [b0, b1, b2, b3, b4, b5, b6, b7] = chunks[i];
        crc = t7[(crc as u8 ^ b0) as usize]
            ^ t6[((crc >> 8) as u8 ^ b1) as usize]
            ^ t5[((crc >> 16) as u8 ^ b2) as usize]
            ^ t4[((crc >> 24) as u8 ^ b3) as usize]
            ^ t3[((crc >> 32) as u8 ^ b4) as usize]
            ^ t2[((crc >> 40) as u8 ^ b5) as usize]
            ^ t1[((crc >> 48) as u8 ^ b6) as usize]
            ^ t0[((crc >> 56) as u8 ^ b7) as usize];
        i += 1;
    }
    let mut i = 0;
    while i < rest.len() {
        crc = (crc >> 8) ^ t0[(crc as u8 ^ rest[i]) as usize];
        i += 1;
    }
    crc
}
