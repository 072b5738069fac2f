//! Types that stand for others inside of what holds many of them, or holds them elsewhere.

use std::{collections::VecDeque, rc::Rc, sync::Arc};

use crate::codec::{
    AvroAs,
    adapter::{OneOf, each},
};

/// What holds values in a row: each is written as what stands for it.
macro_rules! row_as {
    ($stands:ty, $values:ty) => {
        impl<T, R: AvroAs<T>> AvroAs<$values> for $stands {
            type Error = OneOf<usize, R::Error>;

            const CHECKS: () = R::CHECKS;

            fn try_from_value(values: &$values) -> Result<Self, Self::Error> {
                each(values.iter(), R::try_from_value)
            }

            fn try_into_value(self) -> Result<$values, Self::Error> {
                each(self, R::try_into_value)
            }
        }
    };
}

row_as!(VecDeque<R>, VecDeque<T>);
row_as!(Box<[R]>, Box<[T]>);
// What is read is never shared, and is written from a vector of its own.
row_as!(Vec<R>, Arc<[T]>);
row_as!(Vec<R>, Rc<[T]>);

impl<T, R: AvroAs<T>, const N: usize> AvroAs<[T; N]> for [R; N] {
    type Error = OneOf<usize, R::Error>;

    const CHECKS: () = R::CHECKS;

    fn try_from_value(values: &[T; N]) -> Result<Self, Self::Error> {
        all(each(values, R::try_from_value)?)
    }

    fn try_into_value(self) -> Result<[T; N], Self::Error> {
        all(each(self, R::try_into_value)?)
    }
}

/// As many values as there were before.
fn all<T, E, const N: usize>(values: Vec<T>) -> Result<[T; N], E> {
    match <[T; N]>::try_from(values) {
        Ok(values) => Ok(values),
        Err(_) => unreachable!("there are as many as there were"),
    }
}

/// What is read is never shared: what stands for a shared value is in a box.
macro_rules! shared_as {
    ($holder:ident) => {
        impl<T, R: AvroAs<T>> AvroAs<$holder<T>> for Box<R> {
            type Error = R::Error;

            const CHECKS: () = R::CHECKS;

            fn try_from_value(value: &$holder<T>) -> Result<Self, Self::Error> {
                R::try_from_value(value).map(Box::new)
            }

            fn try_into_value(self) -> Result<$holder<T>, Self::Error> {
                (*self).try_into_value().map($holder::new)
            }
        }
    };
}

shared_as!(Arc);
shared_as!(Rc);
