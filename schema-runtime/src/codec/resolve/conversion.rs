//! What a writer's logical type becomes where the reader's is another: a number of a finer unit, a decimal of a larger scale.
//!
//! All of it is done in the leaves that are plain: what stands for a date or a decimal in Rust is made of what they read.

use schema_model::private::{Conversion, Whole};

use crate::codec::{
    Failure, Reader,
    resolve::rescaled::{self, Rescaled},
};

impl<'de> Reader<'de> {
    /// A number in the reader's unit.
    #[inline(never)]
    pub(crate) fn converted_long(&mut self, conversion: Conversion) -> Result<i64, Failure> {
        let start = self.position();
        let Conversion::Times { from, factor } = conversion else { return Err(Failure::End) };
        let number = match from {
            Whole::Int => self.int()?.into(),
            Whole::Long => self.long()?,
        };
        number.checked_mul(factor.into()).ok_or_else(|| self.refuse(start, too_far(number, factor)))
    }

    /// As [`converted_long`](Self::converted_long), where it fits a narrower type.
    pub(crate) fn converted_within<T: TryFrom<i64> + Into<i64>>(
        &mut self,
        conversion: Conversion,
        least: T,
        greatest: T,
    ) -> Result<T, Failure> {
        let start = self.position();
        let number = self.converted_long(conversion)?;
        T::try_from(number).map_err(|_| self.out_of_range(start, number, least.into()..=greatest.into()))
    }

    /// A decimal in `bytes`, of the reader's scale.
    pub(crate) fn converted_bytes(&mut self, conversion: Conversion) -> Result<Rescaled, Failure> {
        let start = self.position();
        let bytes = if self.is_raw() { self.take(self.left())? } else { self.bytes()? };
        let number = self.rescaled(start, bytes, conversion)?;
        // Else byte strings are never longer than the datum.
        self.memory(number.len().saturating_sub(bytes.len())).inspect_err(|_| self.seek(start))?;
        Ok(number)
    }

    /// A decimal in a fixed of a size, of the reader's scale.
    pub(crate) fn converted_fixed(&mut self, size: usize, conversion: Conversion) -> Result<Rescaled, Failure> {
        let start = self.position();
        let bytes = self.take(size)?;
        let number = self.rescaled(start, bytes, conversion)?;
        // The precision of a valid decimal is one that its size holds.
        if number.len() > size { Err(Failure::End) } else { Ok(number) }
    }

    #[inline(never)]
    fn rescaled(&mut self, start: &'de [u8], bytes: &[u8], conversion: Conversion) -> Result<Rescaled, Failure> {
        let Conversion::Rescale { power, precision } = conversion else { return Err(Failure::End) };
        Rescaled::new(bytes, power, precision)
            .ok_or_else(|| self.refuse(start, too_many_digits(bytes, power, precision)))
    }

    /// Refuses a value that has to be converted, where the type in Rust has no place for other bytes than the datum's.
    #[cold]
    pub(crate) fn cannot_convert(&mut self) -> Failure {
        let why = "the value has to be converted to the reader's logical type, and the type in Rust only takes the bytes of \
                   the datum: take one that owns them";
        self.refuse(self.position(), why.to_owned())
    }
}

#[cold]
fn too_far(number: i64, factor: u32) -> String {
    format!("{number} is {factor} times as many of the reader's unit, which a long does not hold")
}

#[cold]
fn too_many_digits(bytes: &[u8], power: u32, precision: u32) -> String {
    let shown = rescaled::shown(bytes);
    format!(
        "the unscaled number {shown} gets {power} digits more for the reader's scale, and the reader's decimal has up to \
         {precision} in all"
    )
}
