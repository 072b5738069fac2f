//! Values that are made up, written and read again; decimals beside the arithmetic of bigdecimal.

use std::time::{Duration, SystemTime};

use bigdecimal::BigDecimal;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use fastrand::Rng;
use jiff::civil;
use rust_decimal::Decimal;
use schema_runtime::{AvroAs, AvroDecodeOwned, AvroEncode, decode, encode, logical};
use uuid::Uuid;

const ROUNDS: usize = 20_000;

fn again<R, T>(value: &T) -> T
where
    R: AvroAs<T> + AvroEncode + AvroDecodeOwned,
{
    let Ok(by) = R::try_from_value(value) else { panic!("it is in range") };
    let Ok(value) = decode::<R>(&encode(&by).unwrap()).unwrap().try_into_value() else { panic!("it was written") };
    value
}

#[test]
fn instants_and_local_times() {
    use logical::{LocalTimestampMicros, LocalTimestampMillis, LocalTimestampNanos};
    use logical::{TimestampMicros, TimestampMillis, TimestampNanos};

    let mut rng = Rng::with_seed(1);
    for _ in 0..ROUNDS {
        // Years that nanoseconds have, with what is finer than each unit.
        let (seconds, nanos) = (rng.i64(-9_000_000_000..9_000_000_000), rng.u32(..1_000_000_000));
        let chrono: DateTime<Utc> = DateTime::from_timestamp(seconds, nanos).unwrap();
        assert_eq!(again::<TimestampNanos, _>(&chrono), chrono);
        let cut = |unit: u32| DateTime::from_timestamp(seconds, nanos / unit * unit).unwrap();
        assert_eq!(again::<TimestampMicros, _>(&chrono), cut(1_000));
        assert_eq!(decode::<DateTime<Utc>>(&encode(&chrono).unwrap()).unwrap(), cut(1_000));
        assert_eq!(again::<TimestampMillis, _>(&chrono), cut(1_000_000));

        let naive: NaiveDateTime = chrono.naive_utc();
        assert_eq!(again::<LocalTimestampNanos, _>(&naive), naive);
        assert_eq!(again::<LocalTimestampMicros, _>(&naive), cut(1_000).naive_utc());
        assert_eq!(again::<LocalTimestampMillis, _>(&naive), cut(1_000_000).naive_utc());

        // The libraries agree on the bytes.
        let expected = encode(&chrono).unwrap();
        let all = i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
        let jiff = jiff::Timestamp::from_nanosecond(all).unwrap();
        assert_eq!(encode(&jiff).unwrap(), expected);
        assert_eq!(again::<TimestampNanos, _>(&jiff), jiff);
        let offset = time::OffsetDateTime::from_unix_timestamp_nanos(all).unwrap();
        let elsewhere = offset.to_offset(time::UtcOffset::from_hms(-11, 30, 0).unwrap_or(time::UtcOffset::UTC));
        assert_eq!(encode(&offset).unwrap(), expected);
        assert_eq!(encode(&elsewhere).unwrap(), expected);
        assert_eq!(again::<TimestampNanos, _>(&elsewhere), offset);
        let utc = time::UtcDateTime::from_unix_timestamp_nanos(all).unwrap();
        assert_eq!(encode(&utc).unwrap(), expected);
        assert_eq!(again::<TimestampNanos, _>(&utc), utc);
        let since = Duration::new(seconds.unsigned_abs(), 0);
        let second = if seconds < 0 { SystemTime::UNIX_EPOCH - since } else { SystemTime::UNIX_EPOCH + since };
        let system = second + Duration::from_nanos(nanos.into());
        assert_eq!(encode(&system).unwrap(), expected);
        assert_eq!(again::<TimestampNanos, _>(&system), system);
        let shown = jiff.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        assert_eq!(encode(&shown).unwrap(), expected);
        assert_eq!(again::<LocalTimestampNanos, _>(&shown), shown);
        let primitive = time::PrimitiveDateTime::new(offset.date(), offset.time());
        assert_eq!(encode(&primitive).unwrap(), expected);
        assert_eq!(again::<LocalTimestampNanos, _>(&primitive), primitive);
    }
}

#[test]
fn dates_and_times_of_day() {
    let mut rng = Rng::with_seed(2);
    for _ in 0..ROUNDS {
        let days = rng.i32(-4_371_587..=2_932_896);
        let datum = encode(&days).unwrap();
        let (chrono, time, jiff) = (
            decode::<NaiveDate>(&datum).unwrap(),
            decode::<time::Date>(&datum).unwrap(),
            decode::<civil::Date>(&datum).unwrap(),
        );
        let shown = jiff.to_string();
        assert_eq!(time.to_string(), shown.replace("-00", "-").replace("--", "-00-").replace("--", "-"), "{days}");
        assert_eq!(chrono::Datelike::year(&chrono), i32::from(jiff.year()));
        assert_eq!(chrono::Datelike::ordinal(&chrono), jiff.day_of_year() as u32);
        assert_eq!(encode(&chrono).unwrap(), datum);
        assert_eq!(encode(&time).unwrap(), datum);
        assert_eq!(encode(&jiff).unwrap(), datum);

        let (seconds, nanos) = (rng.u32(..86_400), rng.u32(..1_000_000_000));
        let chrono = NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanos).unwrap();
        let [hour, minute, second] = [seconds / 3600, seconds / 60 % 60, seconds % 60];
        let jiff = civil::time(hour as i8, minute as i8, second as i8, nanos as i32);
        let time = time::Time::from_hms_nano(hour as u8, minute as u8, second as u8, nanos).unwrap();
        let micros = i64::from(seconds) * 1_000_000 + i64::from(nanos / 1_000);
        for datum in [encode(&chrono), encode(&jiff), encode(&time)] {
            assert_eq!(datum.unwrap(), encode(&micros).unwrap());
        }
        let datum = encode(&micros).unwrap();
        let cut = nanos / 1_000 * 1_000;
        assert_eq!(decode::<NaiveTime>(&datum).unwrap(), chrono::Timelike::with_nanosecond(&chrono, cut).unwrap());
        assert_eq!(decode::<civil::Time>(&datum).unwrap().subsec_nanosecond(), cut as i32);
        assert_eq!(decode::<time::Time>(&datum).unwrap(), time.replace_nanosecond(cut).unwrap());
        assert_eq!(
            again::<logical::TimeMillis, _>(&time),
            time.replace_nanosecond(nanos / 1_000_000 * 1_000_000).unwrap()
        );
    }
}

/// What is written of a decimal, beside what bigdecimal makes of it: its digits at the schema's scale, where those are exact.
#[test]
fn decimals_beside_bigdecimal() {
    fn check<const P: u32, const S: u32>(value: &BigDecimal, small: Option<Decimal>) -> bool {
        let scaled = value.with_scale(S.into());
        let fits = scaled == *value && scaled.digits() <= P.into();
        let by = logical::Decimal::<P, S>::try_from_value(value);
        assert_eq!(by.is_ok(), fits, "{value} in {P}, {S}");
        if let Some(small) = &small {
            // What it could not read back is not written.
            let held = scaled.as_bigint_and_scale().0.bits() <= 96;
            let by_small = logical::Decimal::<P, S>::try_from_value(small).ok();
            assert_eq!(by_small, by.clone().ok().filter(|_| held), "{value} in {P}, {S}");
            if let Some(by) = by_small {
                let read: Decimal = by.try_into_value().unwrap();
                assert_eq!(read.to_string(), scaled.to_plain_string());
            }
        }
        if let Ok(by) = by {
            let (digits, _) = scaled.as_bigint_and_scale();
            assert_eq!(by.unscaled().to_be_bytes(), digits.to_signed_bytes_be(), "{value}");
            let datum = encode(&by).unwrap();
            assert_eq!(datum, encode(&digits.to_signed_bytes_be()).unwrap(), "{value}");
            let by = decode::<logical::Decimal<P, S>>(&datum).unwrap();
            let read: BigDecimal = by.try_into_value().unwrap();
            assert_eq!((&read, read.fractional_digit_count()), (value, S.into()));
        }
        fits
    }

    let mut rng = Rng::with_seed(3);
    let mut fitted = 0;
    for _ in 0..ROUNDS {
        let number = rng.i128(..) >> rng.u32(..128);
        let scale = rng.i64(-5..30);
        let value = BigDecimal::new(number.into(), scale);
        let small = u32::try_from(scale).ok().and_then(|scale| Decimal::try_from_i128_with_scale(number, scale).ok());
        fitted += usize::from(check::<5, 2>(&value, small));
        fitted += usize::from(check::<18, 0>(&value, small));
        fitted += usize::from(check::<28, 10>(&value, small));
        fitted += usize::from(check::<38, 20>(&value, small));
        fitted += usize::from(check::<60, 28>(&value, None));

        let again = decode::<BigDecimal>(&encode(&value).unwrap()).unwrap();
        assert_eq!(again.into_bigint_and_scale(), value.into_bigint_and_scale());
    }
    assert!(fitted > ROUNDS, "only {fitted} fitted");
}

#[test]
fn ids() {
    let mut rng = Rng::with_seed(4);
    for _ in 0..ROUNDS {
        let id = Uuid::from_u128(rng.u128(..));
        let datum = encode(&id).unwrap();
        assert_eq!(&datum[1..], id.to_string().as_bytes());
        assert_eq!(decode::<Uuid>(&datum).unwrap(), id);
        // One character that is another: as the library says.
        let mut text = id.to_string().into_bytes();
        text[rng.usize(..36)] = rng.u8(b' '..=b'~');
        let text = String::from_utf8(text).unwrap();
        assert_eq!(decode::<Uuid>(&encode(&text).unwrap()).ok(), Uuid::try_parse(&text).ok(), "{text}");
    }
}
