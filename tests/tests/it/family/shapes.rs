//! Attributes, conversions, and records of few and of many fields.
#![allow(non_snake_case, reason = "as Java names fields")]

use std::{collections::BTreeMap, net::Ipv4Addr, time::Duration};

use apache_avro::types::Value;
use schema_runtime::{AvroAs, AvroRecord};

use super::{
    kinds::Suit,
    member::{Member, record},
    random::Random,
    subject::subjects,
};

#[derive(AvroRecord)]
struct Empty {}
record!(Empty {});

#[derive(AvroRecord)]
struct OneField {
    only: Empty,
}
record!(OneField { only });

#[derive(AvroRecord)]
struct Empties {
    list: Vec<Empty>,
    lists: [[OneField; 2]; 2],
    option: Option<Empty>,
    map: BTreeMap<String, Vec<OneField>>,
}
record!(Empties { list, lists, option, map });

/// A comment, with "quotes" and \ and
/// a second line: é.
#[derive(AvroRecord)]
#[avro(
    namespace = "com.example.family",
    name = "Renamed",
    rename_all = "camelCase",
    alias = "Old",
    alias = "a.b.Older"
)]
#[avro(properties = {"connect.name": "com.example.Renamed", "deep": {"a": [1, 2.5, "x", null, true]}})]
struct Attributes {
    /// Of a field.
    #[avro(order = "descending", default = -1)]
    first_field: i64,
    #[avro(rename = "SECOND", order = "ignore", alias = "segundo", alias = "_2")]
    second: f64,
    #[avro(order = "ascending", properties = {"sensitive": true, "n": -0.5})]
    third_field_of_all: String,
    #[avro(doc = "\u{1}\t\"", default = "é\u{1f600}\n")]
    r#type: String,
    #[avro(default = b"\x00\xff\x80")]
    some_bytes: Vec<u8>,
    #[avro(default = [{"a": [1.5]}, {}])]
    nested: Vec<BTreeMap<String, Vec<f64>>>,
    #[avro(default = {"only": {}})]
    one_field: OneField,
    #[avro(default = "Hearts")]
    suit: Suit,
    #[avro(default = true)]
    flag: bool,
}
record!(Attributes {
    first_field as "firstField",
    second as "SECOND",
    third_field_of_all as "thirdFieldOfAll",
    r#type as "type",
    some_bytes as "someBytes",
    nested,
    one_field as "oneField",
    suit,
    flag,
});

macro_rules! cased {
    ($($name:ident $case:literal: $first:literal $second:literal $third:literal;)*) => {$(
        #[derive(AvroRecord)]
        #[avro(rename_all = $case)]
        struct $name {
            a_long_name: i32,
            _private: bool,
            x1: String,
        }
        record!($name { a_long_name as $first, _private as $second, x1 as $third });
    )*};
}
cased! {
    Lower "lowercase": "a_long_name" "_private" "x1";
    Upper "UPPERCASE": "A_LONG_NAME" "_PRIVATE" "X1";
    Pascal "PascalCase": "ALongName" "Private" "X1";
    Camel "camelCase": "aLongName" "private" "x1";
    Snake "snake_case": "a_long_name" "_private" "x1";
    ScreamingSnake "SCREAMING_SNAKE_CASE": "A_LONG_NAME" "_PRIVATE" "X1";
}

#[derive(AvroRecord)]
#[avro(transparent)]
struct Ip(i64);

impl AvroAs<Ipv4Addr> for Ip {
    type Error = &'static str;

    fn try_from_value(address: &Ipv4Addr) -> Result<Self, &'static str> {
        Ok(Self(address.to_bits().into()))
    }

    fn try_into_value(self) -> Result<Ipv4Addr, &'static str> {
        u32::try_from(self.0).map(Ipv4Addr::from_bits).map_err(|_| "no address")
    }
}

impl Member for Ipv4Addr {
    fn random(random: &mut Random) -> Self {
        Self::from_bits(random.number(0, u32::MAX.into()) as u32)
    }

    fn value(&self) -> Value {
        Value::Long(self.to_bits().into())
    }
}

/// A conversion to a record.
#[derive(AvroRecord)]
struct Span {
    seconds: i64,
    nanos: u32,
}

impl AvroAs<Duration> for Span {
    type Error = &'static str;

    fn try_from_value(duration: &Duration) -> Result<Self, &'static str> {
        let seconds = i64::try_from(duration.as_secs()).map_err(|_| "too long")?;
        Ok(Self { seconds, nanos: duration.subsec_nanos() })
    }

    fn try_into_value(self) -> Result<Duration, &'static str> {
        Ok(Duration::new(self.seconds.try_into().map_err(|_| "negative")?, self.nanos))
    }
}

impl Member for Duration {
    fn random(random: &mut Random) -> Self {
        Self::new(random.number(0, i64::MAX) as u64, random.rng.u32(..1_000_000_000))
    }

    fn value(&self) -> Value {
        Value::Record(vec![
            ("seconds".to_owned(), Value::Long(self.as_secs() as i64)),
            ("nanos".to_owned(), Value::Long(self.subsec_nanos().into())),
        ])
    }
}

#[derive(AvroRecord)]
struct Converted {
    #[avro(as = Ip, default = 1)]
    address: Ipv4Addr,
    #[avro(as = Option<Ip>)]
    gateway: Option<Ipv4Addr>,
    #[avro(as = Vec<Option<Ip>>)]
    list: Vec<Option<Ipv4Addr>>,
    #[avro(as = BTreeMap<String, Vec<Ip>>)]
    routes: BTreeMap<String, Vec<Ipv4Addr>>,
    #[avro(as = Span)]
    span: Duration,
    #[avro(as = Option<Span>)]
    maybe: Option<Duration>,
    #[avro(as = Vec<Span>)]
    spans: Vec<Duration>,
}
record!(Converted { address, gateway, list, routes, span, maybe, spans });

/// Records of fields of ten types, as many of each.
macro_rules! wide {
    ($($name:ident { $($type:ty: $($field:ident)*;)* })*) => {$(
        #[derive(AvroRecord)]
        struct $name {
            $($($field: $type,)*)*
        }
        record!($name { $($($field,)*)* });
    )*};
}
wide! {
    Thirty {
        bool: f0 f1 f2;
        i32: f3 f4 f5;
        i64: f6 f7 f8;
        f32: f9 f10 f11;
        f64: f12 f13 f14;
        String: f15 f16 f17;
        Vec<u8>: f18 f19 f20;
        Option<i64>: f21 f22 f23;
        Suit: f24 f25 f26;
        Vec<u16>: f27 f28 f29;
    }
    ThreeHundred {
        bool:
            f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f20 f21 f22 f23 f24 f25 f26 f27 f28
            f29;
        i32:
            f30 f31 f32 f33 f34 f35 f36 f37 f38 f39 f40 f41 f42 f43 f44 f45 f46 f47 f48 f49 f50 f51 f52 f53 f54 f55
            f56 f57 f58 f59;
        i64:
            f60 f61 f62 f63 f64 f65 f66 f67 f68 f69 f70 f71 f72 f73 f74 f75 f76 f77 f78 f79 f80 f81 f82 f83 f84 f85
            f86 f87 f88 f89;
        f32:
            f90 f91 f92 f93 f94 f95 f96 f97 f98 f99 f100 f101 f102 f103 f104 f105 f106 f107 f108 f109 f110 f111 f112
            f113 f114 f115 f116 f117 f118 f119;
        f64:
            f120 f121 f122 f123 f124 f125 f126 f127 f128 f129 f130 f131 f132 f133 f134 f135 f136 f137 f138 f139 f140
            f141 f142 f143 f144 f145 f146 f147 f148 f149;
        String:
            f150 f151 f152 f153 f154 f155 f156 f157 f158 f159 f160 f161 f162 f163 f164 f165 f166 f167 f168 f169 f170
            f171 f172 f173 f174 f175 f176 f177 f178 f179;
        Vec<u8>:
            f180 f181 f182 f183 f184 f185 f186 f187 f188 f189 f190 f191 f192 f193 f194 f195 f196 f197 f198 f199 f200
            f201 f202 f203 f204 f205 f206 f207 f208 f209;
        Option<i64>:
            f210 f211 f212 f213 f214 f215 f216 f217 f218 f219 f220 f221 f222 f223 f224 f225 f226 f227 f228 f229 f230
            f231 f232 f233 f234 f235 f236 f237 f238 f239;
        Suit:
            f240 f241 f242 f243 f244 f245 f246 f247 f248 f249 f250 f251 f252 f253 f254 f255 f256 f257 f258 f259 f260
            f261 f262 f263 f264 f265 f266 f267 f268 f269;
        Vec<u16>:
            f270 f271 f272 f273 f274 f275 f276 f277 f278 f279 f280 f281 f282 f283 f284 f285 f286 f287 f288 f289 f290
            f291 f292 f293 f294 f295 f296 f297 f298 f299;
    }
}

subjects![
    Empty, OneField, Empties, Attributes, Lower, Upper, Pascal, Camel, Snake, ScreamingSnake, Converted, Thirty,
    ThreeHundred;
    Vec<Empty>, [OneField; 3],
];
