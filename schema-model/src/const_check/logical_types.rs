//! Whether a logical type can be: a decimal's parameters, and the size of a fixed.

use crate::{
    diagnostics::{self, Message},
    schema::{
        StaticSchema, View,
        logical::{decimal_digits, property, unsigned},
        name::str_eq,
    },
};

/// Ends constant evaluation if a decimal cannot have these parameters.
#[track_caller]
pub const fn assert_decimal(precision: u32, scale: u32) {
    let mut message = Message::new();
    if precision == 0 {
        message.push("a decimal has one digit at least, and its precision is 0");
        message.way_out(diagnostics::PRECISION_OF_NONE);
        message.fail();
    }
    if scale > precision {
        message.push("the scale ");
        message.push_number(scale as usize);
        message.push(" is greater than the precision, which is ");
        message.push_number(precision as usize);
        message.help(diagnostics::SCALE_OVER_PRECISION);
        message.push("write the number of all digits first, and then of those behind the point");
        message.fail();
    }
}

/// Ends constant evaluation if a decimal has more digits behind the point than the type of Rust that it stands for.
#[track_caller]
pub const fn assert_scale(scale: u32, greatest: u32) {
    if scale > greatest {
        let mut message = Message::new();
        message.push("the scale of the decimal is ");
        message.push_number(scale as usize);
        push_counted(&mut message, ", and the type of the field holds up to ", greatest as usize, " digit");
        message.push(" behind the point");
        message.way_out(diagnostics::SCALE_OVER_THE_TYPE);
        message.fail()
    }
}

/// Ends constant evaluation if a fixed has a logical type that its size does not fit.
#[track_caller]
pub const fn assert_logical_type(fixed: StaticSchema) {
    let node = fixed.get();
    let View::Fixed(fixed) = node.view() else { return };
    let Some(name) = property(node.properties(), "logicalType") else { return };
    if node.logical_type().is_some() {
        return;
    }
    let mut message = Message::new();
    if str_eq(name, "\"decimal\"") {
        let digits = match property(node.properties(), "precision") {
            Some(text) => match unsigned(text) {
                Some(digits) => digits as usize,
                None => return,
            },
            None => return,
        };
        push_counted(&mut message, "a decimal of ", digits, " digit");
        push_counted(&mut message, " does not fit a fixed of ", fixed.size(), " byte");
        push_counted(&mut message, ", which holds ", decimal_digits(fixed.size()) as usize, " digit");
        // The bits of so many digits, and the sign.
        let bits = (digits as u128 * 10_000_000_000).div_ceil(3_010_299_956) + 1;
        take(message, bits.div_ceil(8) as usize)
    } else {
        let size = if str_eq(name, "\"uuid\"") { 16 } else { 12 };
        message.push_all(&["the logical type ", name]);
        push_counted(&mut message, " is on a fixed of ", size, " byte");
        message.push_all(&[", and `", fixed.name().full(), "` has "]);
        message.push_number(fixed.size());
        take(message, size)
    }
}

#[track_caller]
const fn take(mut message: Message, size: usize) -> ! {
    message.help(diagnostics::LOGICAL_TYPE_OF_ANOTHER_SIZE);
    message.push("take `[u8; ");
    message.push_number(size);
    message.push("]`");
    message.fail()
}

const fn push_counted(message: &mut Message, before: &str, count: usize, what: &str) {
    message.push(before);
    message.push_number(count);
    message.push_all(&[what, if count == 1 { "" } else { "s" }]);
}
