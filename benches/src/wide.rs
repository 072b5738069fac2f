//! A record of 300 fields.

use schema_runtime::AvroRecord;
use serde::{Deserialize, Serialize};

/// Fields of five types in turn.
#[derive(Clone, PartialEq, prost::Message, Serialize, Deserialize, AvroRecord)]
pub(crate) struct Wide {
    #[prost(sint64, tag = "1")]
    f0: i64,
    #[prost(string, tag = "2")]
    f1: String,
    #[prost(double, tag = "3")]
    f2: f64,
    #[prost(sint32, tag = "4")]
    f3: i32,
    #[prost(bool, tag = "5")]
    f4: bool,
    #[prost(sint64, tag = "6")]
    f5: i64,
    #[prost(string, tag = "7")]
    f6: String,
    #[prost(double, tag = "8")]
    f7: f64,
    #[prost(sint32, tag = "9")]
    f8: i32,
    #[prost(bool, tag = "10")]
    f9: bool,
    #[prost(sint64, tag = "11")]
    f10: i64,
    #[prost(string, tag = "12")]
    f11: String,
    #[prost(double, tag = "13")]
    f12: f64,
    #[prost(sint32, tag = "14")]
    f13: i32,
    #[prost(bool, tag = "15")]
    f14: bool,
    #[prost(sint64, tag = "16")]
    f15: i64,
    #[prost(string, tag = "17")]
    f16: String,
    #[prost(double, tag = "18")]
    f17: f64,
    #[prost(sint32, tag = "19")]
    f18: i32,
    #[prost(bool, tag = "20")]
    f19: bool,
    #[prost(sint64, tag = "21")]
    f20: i64,
    #[prost(string, tag = "22")]
    f21: String,
    #[prost(double, tag = "23")]
    f22: f64,
    #[prost(sint32, tag = "24")]
    f23: i32,
    #[prost(bool, tag = "25")]
    f24: bool,
    #[prost(sint64, tag = "26")]
    f25: i64,
    #[prost(string, tag = "27")]
    f26: String,
    #[prost(double, tag = "28")]
    f27: f64,
    #[prost(sint32, tag = "29")]
    f28: i32,
    #[prost(bool, tag = "30")]
    f29: bool,
    #[prost(sint64, tag = "31")]
    f30: i64,
    #[prost(string, tag = "32")]
    f31: String,
    #[prost(double, tag = "33")]
    f32: f64,
    #[prost(sint32, tag = "34")]
    f33: i32,
    #[prost(bool, tag = "35")]
    f34: bool,
    #[prost(sint64, tag = "36")]
    f35: i64,
    #[prost(string, tag = "37")]
    f36: String,
    #[prost(double, tag = "38")]
    f37: f64,
    #[prost(sint32, tag = "39")]
    f38: i32,
    #[prost(bool, tag = "40")]
    f39: bool,
    #[prost(sint64, tag = "41")]
    f40: i64,
    #[prost(string, tag = "42")]
    f41: String,
    #[prost(double, tag = "43")]
    f42: f64,
    #[prost(sint32, tag = "44")]
    f43: i32,
    #[prost(bool, tag = "45")]
    f44: bool,
    #[prost(sint64, tag = "46")]
    f45: i64,
    #[prost(string, tag = "47")]
    f46: String,
    #[prost(double, tag = "48")]
    f47: f64,
    #[prost(sint32, tag = "49")]
    f48: i32,
    #[prost(bool, tag = "50")]
    f49: bool,
    #[prost(sint64, tag = "51")]
    f50: i64,
    #[prost(string, tag = "52")]
    f51: String,
    #[prost(double, tag = "53")]
    f52: f64,
    #[prost(sint32, tag = "54")]
    f53: i32,
    #[prost(bool, tag = "55")]
    f54: bool,
    #[prost(sint64, tag = "56")]
    f55: i64,
    #[prost(string, tag = "57")]
    f56: String,
    #[prost(double, tag = "58")]
    f57: f64,
    #[prost(sint32, tag = "59")]
    f58: i32,
    #[prost(bool, tag = "60")]
    f59: bool,
    #[prost(sint64, tag = "61")]
    f60: i64,
    #[prost(string, tag = "62")]
    f61: String,
    #[prost(double, tag = "63")]
    f62: f64,
    #[prost(sint32, tag = "64")]
    f63: i32,
    #[prost(bool, tag = "65")]
    f64: bool,
    #[prost(sint64, tag = "66")]
    f65: i64,
    #[prost(string, tag = "67")]
    f66: String,
    #[prost(double, tag = "68")]
    f67: f64,
    #[prost(sint32, tag = "69")]
    f68: i32,
    #[prost(bool, tag = "70")]
    f69: bool,
    #[prost(sint64, tag = "71")]
    f70: i64,
    #[prost(string, tag = "72")]
    f71: String,
    #[prost(double, tag = "73")]
    f72: f64,
    #[prost(sint32, tag = "74")]
    f73: i32,
    #[prost(bool, tag = "75")]
    f74: bool,
    #[prost(sint64, tag = "76")]
    f75: i64,
    #[prost(string, tag = "77")]
    f76: String,
    #[prost(double, tag = "78")]
    f77: f64,
    #[prost(sint32, tag = "79")]
    f78: i32,
    #[prost(bool, tag = "80")]
    f79: bool,
    #[prost(sint64, tag = "81")]
    f80: i64,
    #[prost(string, tag = "82")]
    f81: String,
    #[prost(double, tag = "83")]
    f82: f64,
    #[prost(sint32, tag = "84")]
    f83: i32,
    #[prost(bool, tag = "85")]
    f84: bool,
    #[prost(sint64, tag = "86")]
    f85: i64,
    #[prost(string, tag = "87")]
    f86: String,
    #[prost(double, tag = "88")]
    f87: f64,
    #[prost(sint32, tag = "89")]
    f88: i32,
    #[prost(bool, tag = "90")]
    f89: bool,
    #[prost(sint64, tag = "91")]
    f90: i64,
    #[prost(string, tag = "92")]
    f91: String,
    #[prost(double, tag = "93")]
    f92: f64,
    #[prost(sint32, tag = "94")]
    f93: i32,
    #[prost(bool, tag = "95")]
    f94: bool,
    #[prost(sint64, tag = "96")]
    f95: i64,
    #[prost(string, tag = "97")]
    f96: String,
    #[prost(double, tag = "98")]
    f97: f64,
    #[prost(sint32, tag = "99")]
    f98: i32,
    #[prost(bool, tag = "100")]
    f99: bool,
    #[prost(sint64, tag = "101")]
    f100: i64,
    #[prost(string, tag = "102")]
    f101: String,
    #[prost(double, tag = "103")]
    f102: f64,
    #[prost(sint32, tag = "104")]
    f103: i32,
    #[prost(bool, tag = "105")]
    f104: bool,
    #[prost(sint64, tag = "106")]
    f105: i64,
    #[prost(string, tag = "107")]
    f106: String,
    #[prost(double, tag = "108")]
    f107: f64,
    #[prost(sint32, tag = "109")]
    f108: i32,
    #[prost(bool, tag = "110")]
    f109: bool,
    #[prost(sint64, tag = "111")]
    f110: i64,
    #[prost(string, tag = "112")]
    f111: String,
    #[prost(double, tag = "113")]
    f112: f64,
    #[prost(sint32, tag = "114")]
    f113: i32,
    #[prost(bool, tag = "115")]
    f114: bool,
    #[prost(sint64, tag = "116")]
    f115: i64,
    #[prost(string, tag = "117")]
    f116: String,
    #[prost(double, tag = "118")]
    f117: f64,
    #[prost(sint32, tag = "119")]
    f118: i32,
    #[prost(bool, tag = "120")]
    f119: bool,
    #[prost(sint64, tag = "121")]
    f120: i64,
    #[prost(string, tag = "122")]
    f121: String,
    #[prost(double, tag = "123")]
    f122: f64,
    #[prost(sint32, tag = "124")]
    f123: i32,
    #[prost(bool, tag = "125")]
    f124: bool,
    #[prost(sint64, tag = "126")]
    f125: i64,
    #[prost(string, tag = "127")]
    f126: String,
    #[prost(double, tag = "128")]
    f127: f64,
    #[prost(sint32, tag = "129")]
    f128: i32,
    #[prost(bool, tag = "130")]
    f129: bool,
    #[prost(sint64, tag = "131")]
    f130: i64,
    #[prost(string, tag = "132")]
    f131: String,
    #[prost(double, tag = "133")]
    f132: f64,
    #[prost(sint32, tag = "134")]
    f133: i32,
    #[prost(bool, tag = "135")]
    f134: bool,
    #[prost(sint64, tag = "136")]
    f135: i64,
    #[prost(string, tag = "137")]
    f136: String,
    #[prost(double, tag = "138")]
    f137: f64,
    #[prost(sint32, tag = "139")]
    f138: i32,
    #[prost(bool, tag = "140")]
    f139: bool,
    #[prost(sint64, tag = "141")]
    f140: i64,
    #[prost(string, tag = "142")]
    f141: String,
    #[prost(double, tag = "143")]
    f142: f64,
    #[prost(sint32, tag = "144")]
    f143: i32,
    #[prost(bool, tag = "145")]
    f144: bool,
    #[prost(sint64, tag = "146")]
    f145: i64,
    #[prost(string, tag = "147")]
    f146: String,
    #[prost(double, tag = "148")]
    f147: f64,
    #[prost(sint32, tag = "149")]
    f148: i32,
    #[prost(bool, tag = "150")]
    f149: bool,
    #[prost(sint64, tag = "151")]
    f150: i64,
    #[prost(string, tag = "152")]
    f151: String,
    #[prost(double, tag = "153")]
    f152: f64,
    #[prost(sint32, tag = "154")]
    f153: i32,
    #[prost(bool, tag = "155")]
    f154: bool,
    #[prost(sint64, tag = "156")]
    f155: i64,
    #[prost(string, tag = "157")]
    f156: String,
    #[prost(double, tag = "158")]
    f157: f64,
    #[prost(sint32, tag = "159")]
    f158: i32,
    #[prost(bool, tag = "160")]
    f159: bool,
    #[prost(sint64, tag = "161")]
    f160: i64,
    #[prost(string, tag = "162")]
    f161: String,
    #[prost(double, tag = "163")]
    f162: f64,
    #[prost(sint32, tag = "164")]
    f163: i32,
    #[prost(bool, tag = "165")]
    f164: bool,
    #[prost(sint64, tag = "166")]
    f165: i64,
    #[prost(string, tag = "167")]
    f166: String,
    #[prost(double, tag = "168")]
    f167: f64,
    #[prost(sint32, tag = "169")]
    f168: i32,
    #[prost(bool, tag = "170")]
    f169: bool,
    #[prost(sint64, tag = "171")]
    f170: i64,
    #[prost(string, tag = "172")]
    f171: String,
    #[prost(double, tag = "173")]
    f172: f64,
    #[prost(sint32, tag = "174")]
    f173: i32,
    #[prost(bool, tag = "175")]
    f174: bool,
    #[prost(sint64, tag = "176")]
    f175: i64,
    #[prost(string, tag = "177")]
    f176: String,
    #[prost(double, tag = "178")]
    f177: f64,
    #[prost(sint32, tag = "179")]
    f178: i32,
    #[prost(bool, tag = "180")]
    f179: bool,
    #[prost(sint64, tag = "181")]
    f180: i64,
    #[prost(string, tag = "182")]
    f181: String,
    #[prost(double, tag = "183")]
    f182: f64,
    #[prost(sint32, tag = "184")]
    f183: i32,
    #[prost(bool, tag = "185")]
    f184: bool,
    #[prost(sint64, tag = "186")]
    f185: i64,
    #[prost(string, tag = "187")]
    f186: String,
    #[prost(double, tag = "188")]
    f187: f64,
    #[prost(sint32, tag = "189")]
    f188: i32,
    #[prost(bool, tag = "190")]
    f189: bool,
    #[prost(sint64, tag = "191")]
    f190: i64,
    #[prost(string, tag = "192")]
    f191: String,
    #[prost(double, tag = "193")]
    f192: f64,
    #[prost(sint32, tag = "194")]
    f193: i32,
    #[prost(bool, tag = "195")]
    f194: bool,
    #[prost(sint64, tag = "196")]
    f195: i64,
    #[prost(string, tag = "197")]
    f196: String,
    #[prost(double, tag = "198")]
    f197: f64,
    #[prost(sint32, tag = "199")]
    f198: i32,
    #[prost(bool, tag = "200")]
    f199: bool,
    #[prost(sint64, tag = "201")]
    f200: i64,
    #[prost(string, tag = "202")]
    f201: String,
    #[prost(double, tag = "203")]
    f202: f64,
    #[prost(sint32, tag = "204")]
    f203: i32,
    #[prost(bool, tag = "205")]
    f204: bool,
    #[prost(sint64, tag = "206")]
    f205: i64,
    #[prost(string, tag = "207")]
    f206: String,
    #[prost(double, tag = "208")]
    f207: f64,
    #[prost(sint32, tag = "209")]
    f208: i32,
    #[prost(bool, tag = "210")]
    f209: bool,
    #[prost(sint64, tag = "211")]
    f210: i64,
    #[prost(string, tag = "212")]
    f211: String,
    #[prost(double, tag = "213")]
    f212: f64,
    #[prost(sint32, tag = "214")]
    f213: i32,
    #[prost(bool, tag = "215")]
    f214: bool,
    #[prost(sint64, tag = "216")]
    f215: i64,
    #[prost(string, tag = "217")]
    f216: String,
    #[prost(double, tag = "218")]
    f217: f64,
    #[prost(sint32, tag = "219")]
    f218: i32,
    #[prost(bool, tag = "220")]
    f219: bool,
    #[prost(sint64, tag = "221")]
    f220: i64,
    #[prost(string, tag = "222")]
    f221: String,
    #[prost(double, tag = "223")]
    f222: f64,
    #[prost(sint32, tag = "224")]
    f223: i32,
    #[prost(bool, tag = "225")]
    f224: bool,
    #[prost(sint64, tag = "226")]
    f225: i64,
    #[prost(string, tag = "227")]
    f226: String,
    #[prost(double, tag = "228")]
    f227: f64,
    #[prost(sint32, tag = "229")]
    f228: i32,
    #[prost(bool, tag = "230")]
    f229: bool,
    #[prost(sint64, tag = "231")]
    f230: i64,
    #[prost(string, tag = "232")]
    f231: String,
    #[prost(double, tag = "233")]
    f232: f64,
    #[prost(sint32, tag = "234")]
    f233: i32,
    #[prost(bool, tag = "235")]
    f234: bool,
    #[prost(sint64, tag = "236")]
    f235: i64,
    #[prost(string, tag = "237")]
    f236: String,
    #[prost(double, tag = "238")]
    f237: f64,
    #[prost(sint32, tag = "239")]
    f238: i32,
    #[prost(bool, tag = "240")]
    f239: bool,
    #[prost(sint64, tag = "241")]
    f240: i64,
    #[prost(string, tag = "242")]
    f241: String,
    #[prost(double, tag = "243")]
    f242: f64,
    #[prost(sint32, tag = "244")]
    f243: i32,
    #[prost(bool, tag = "245")]
    f244: bool,
    #[prost(sint64, tag = "246")]
    f245: i64,
    #[prost(string, tag = "247")]
    f246: String,
    #[prost(double, tag = "248")]
    f247: f64,
    #[prost(sint32, tag = "249")]
    f248: i32,
    #[prost(bool, tag = "250")]
    f249: bool,
    #[prost(sint64, tag = "251")]
    f250: i64,
    #[prost(string, tag = "252")]
    f251: String,
    #[prost(double, tag = "253")]
    f252: f64,
    #[prost(sint32, tag = "254")]
    f253: i32,
    #[prost(bool, tag = "255")]
    f254: bool,
    #[prost(sint64, tag = "256")]
    f255: i64,
    #[prost(string, tag = "257")]
    f256: String,
    #[prost(double, tag = "258")]
    f257: f64,
    #[prost(sint32, tag = "259")]
    f258: i32,
    #[prost(bool, tag = "260")]
    f259: bool,
    #[prost(sint64, tag = "261")]
    f260: i64,
    #[prost(string, tag = "262")]
    f261: String,
    #[prost(double, tag = "263")]
    f262: f64,
    #[prost(sint32, tag = "264")]
    f263: i32,
    #[prost(bool, tag = "265")]
    f264: bool,
    #[prost(sint64, tag = "266")]
    f265: i64,
    #[prost(string, tag = "267")]
    f266: String,
    #[prost(double, tag = "268")]
    f267: f64,
    #[prost(sint32, tag = "269")]
    f268: i32,
    #[prost(bool, tag = "270")]
    f269: bool,
    #[prost(sint64, tag = "271")]
    f270: i64,
    #[prost(string, tag = "272")]
    f271: String,
    #[prost(double, tag = "273")]
    f272: f64,
    #[prost(sint32, tag = "274")]
    f273: i32,
    #[prost(bool, tag = "275")]
    f274: bool,
    #[prost(sint64, tag = "276")]
    f275: i64,
    #[prost(string, tag = "277")]
    f276: String,
    #[prost(double, tag = "278")]
    f277: f64,
    #[prost(sint32, tag = "279")]
    f278: i32,
    #[prost(bool, tag = "280")]
    f279: bool,
    #[prost(sint64, tag = "281")]
    f280: i64,
    #[prost(string, tag = "282")]
    f281: String,
    #[prost(double, tag = "283")]
    f282: f64,
    #[prost(sint32, tag = "284")]
    f283: i32,
    #[prost(bool, tag = "285")]
    f284: bool,
    #[prost(sint64, tag = "286")]
    f285: i64,
    #[prost(string, tag = "287")]
    f286: String,
    #[prost(double, tag = "288")]
    f287: f64,
    #[prost(sint32, tag = "289")]
    f288: i32,
    #[prost(bool, tag = "290")]
    f289: bool,
    #[prost(sint64, tag = "291")]
    f290: i64,
    #[prost(string, tag = "292")]
    f291: String,
    #[prost(double, tag = "293")]
    f292: f64,
    #[prost(sint32, tag = "294")]
    f293: i32,
    #[prost(bool, tag = "295")]
    f294: bool,
    #[prost(sint64, tag = "296")]
    f295: i64,
    #[prost(string, tag = "297")]
    f296: String,
    #[prost(double, tag = "298")]
    f297: f64,
    #[prost(sint32, tag = "299")]
    f298: i32,
    #[prost(bool, tag = "300")]
    f299: bool,
}

pub(crate) fn wide() -> Wide {
    Wide {
        f0: 0,
        f1: "field 1".into(),
        f2: 2.5,
        f3: -3,
        f4: true,
        f5: 5000,
        f6: "field 6".into(),
        f7: 7.5,
        f8: -8,
        f9: true,
        f10: 10000,
        f11: "field 11".into(),
        f12: 12.5,
        f13: -13,
        f14: true,
        f15: 15000,
        f16: "field 16".into(),
        f17: 17.5,
        f18: -18,
        f19: true,
        f20: 20000,
        f21: "field 21".into(),
        f22: 22.5,
        f23: -23,
        f24: true,
        f25: 25000,
        f26: "field 26".into(),
        f27: 27.5,
        f28: -28,
        f29: true,
        f30: 30000,
        f31: "field 31".into(),
        f32: 32.5,
        f33: -33,
        f34: true,
        f35: 35000,
        f36: "field 36".into(),
        f37: 37.5,
        f38: -38,
        f39: true,
        f40: 40000,
        f41: "field 41".into(),
        f42: 42.5,
        f43: -43,
        f44: true,
        f45: 45000,
        f46: "field 46".into(),
        f47: 47.5,
        f48: -48,
        f49: true,
        f50: 50000,
        f51: "field 51".into(),
        f52: 52.5,
        f53: -53,
        f54: true,
        f55: 55000,
        f56: "field 56".into(),
        f57: 57.5,
        f58: -58,
        f59: true,
        f60: 60000,
        f61: "field 61".into(),
        f62: 62.5,
        f63: -63,
        f64: true,
        f65: 65000,
        f66: "field 66".into(),
        f67: 67.5,
        f68: -68,
        f69: true,
        f70: 70000,
        f71: "field 71".into(),
        f72: 72.5,
        f73: -73,
        f74: true,
        f75: 75000,
        f76: "field 76".into(),
        f77: 77.5,
        f78: -78,
        f79: true,
        f80: 80000,
        f81: "field 81".into(),
        f82: 82.5,
        f83: -83,
        f84: true,
        f85: 85000,
        f86: "field 86".into(),
        f87: 87.5,
        f88: -88,
        f89: true,
        f90: 90000,
        f91: "field 91".into(),
        f92: 92.5,
        f93: -93,
        f94: true,
        f95: 95000,
        f96: "field 96".into(),
        f97: 97.5,
        f98: -98,
        f99: true,
        f100: 100000,
        f101: "field 101".into(),
        f102: 102.5,
        f103: -103,
        f104: true,
        f105: 105000,
        f106: "field 106".into(),
        f107: 107.5,
        f108: -108,
        f109: true,
        f110: 110000,
        f111: "field 111".into(),
        f112: 112.5,
        f113: -113,
        f114: true,
        f115: 115000,
        f116: "field 116".into(),
        f117: 117.5,
        f118: -118,
        f119: true,
        f120: 120000,
        f121: "field 121".into(),
        f122: 122.5,
        f123: -123,
        f124: true,
        f125: 125000,
        f126: "field 126".into(),
        f127: 127.5,
        f128: -128,
        f129: true,
        f130: 130000,
        f131: "field 131".into(),
        f132: 132.5,
        f133: -133,
        f134: true,
        f135: 135000,
        f136: "field 136".into(),
        f137: 137.5,
        f138: -138,
        f139: true,
        f140: 140000,
        f141: "field 141".into(),
        f142: 142.5,
        f143: -143,
        f144: true,
        f145: 145000,
        f146: "field 146".into(),
        f147: 147.5,
        f148: -148,
        f149: true,
        f150: 150000,
        f151: "field 151".into(),
        f152: 152.5,
        f153: -153,
        f154: true,
        f155: 155000,
        f156: "field 156".into(),
        f157: 157.5,
        f158: -158,
        f159: true,
        f160: 160000,
        f161: "field 161".into(),
        f162: 162.5,
        f163: -163,
        f164: true,
        f165: 165000,
        f166: "field 166".into(),
        f167: 167.5,
        f168: -168,
        f169: true,
        f170: 170000,
        f171: "field 171".into(),
        f172: 172.5,
        f173: -173,
        f174: true,
        f175: 175000,
        f176: "field 176".into(),
        f177: 177.5,
        f178: -178,
        f179: true,
        f180: 180000,
        f181: "field 181".into(),
        f182: 182.5,
        f183: -183,
        f184: true,
        f185: 185000,
        f186: "field 186".into(),
        f187: 187.5,
        f188: -188,
        f189: true,
        f190: 190000,
        f191: "field 191".into(),
        f192: 192.5,
        f193: -193,
        f194: true,
        f195: 195000,
        f196: "field 196".into(),
        f197: 197.5,
        f198: -198,
        f199: true,
        f200: 200000,
        f201: "field 201".into(),
        f202: 202.5,
        f203: -203,
        f204: true,
        f205: 205000,
        f206: "field 206".into(),
        f207: 207.5,
        f208: -208,
        f209: true,
        f210: 210000,
        f211: "field 211".into(),
        f212: 212.5,
        f213: -213,
        f214: true,
        f215: 215000,
        f216: "field 216".into(),
        f217: 217.5,
        f218: -218,
        f219: true,
        f220: 220000,
        f221: "field 221".into(),
        f222: 222.5,
        f223: -223,
        f224: true,
        f225: 225000,
        f226: "field 226".into(),
        f227: 227.5,
        f228: -228,
        f229: true,
        f230: 230000,
        f231: "field 231".into(),
        f232: 232.5,
        f233: -233,
        f234: true,
        f235: 235000,
        f236: "field 236".into(),
        f237: 237.5,
        f238: -238,
        f239: true,
        f240: 240000,
        f241: "field 241".into(),
        f242: 242.5,
        f243: -243,
        f244: true,
        f245: 245000,
        f246: "field 246".into(),
        f247: 247.5,
        f248: -248,
        f249: true,
        f250: 250000,
        f251: "field 251".into(),
        f252: 252.5,
        f253: -253,
        f254: true,
        f255: 255000,
        f256: "field 256".into(),
        f257: 257.5,
        f258: -258,
        f259: true,
        f260: 260000,
        f261: "field 261".into(),
        f262: 262.5,
        f263: -263,
        f264: true,
        f265: 265000,
        f266: "field 266".into(),
        f267: 267.5,
        f268: -268,
        f269: true,
        f270: 270000,
        f271: "field 271".into(),
        f272: 272.5,
        f273: -273,
        f274: true,
        f275: 275000,
        f276: "field 276".into(),
        f277: 277.5,
        f278: -278,
        f279: true,
        f280: 280000,
        f281: "field 281".into(),
        f282: 282.5,
        f283: -283,
        f284: true,
        f285: 285000,
        f286: "field 286".into(),
        f287: 287.5,
        f288: -288,
        f289: true,
        f290: 290000,
        f291: "field 291".into(),
        f292: 292.5,
        f293: -293,
        f294: true,
        f295: 295000,
        f296: "field 296".into(),
        f297: 297.5,
        f298: -298,
        f299: true,
    }
}
