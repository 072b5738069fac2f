//! Passing over what a writer wrote and this program does not have.

use schema_model::{Node, View};

use crate::codec::{Failure, Reader, resolve::plan_cursor::FieldStarts};

type Skip = Result<(), Failure>;

impl<'de> Reader<'de> {
    /// Passes over a value of a schema, which is checked as far as its length goes: text may be no UTF-8.
    #[inline]
    pub(crate) fn skip_value(&mut self, schema: &Node) -> Skip {
        match schema.view() {
            // What fields mostly are, without a call.
            View::String | View::Bytes => self.bytes().map(drop),
            _ => self.pass::<false>(schema),
        }
    }

    /// Passes over a value of a schema, and checks it as decoding does.
    pub(crate) fn check_value(&mut self, schema: &Node) -> Skip {
        self.pass::<true>(schema)
    }

    /// Where each of a record's fields is. The reader stays where it is.
    pub(crate) fn find_fields(&mut self, record: &Node) -> Result<FieldStarts<'de>, Failure> {
        let start = self.position();
        let fields = match record.resolved().view() {
            View::Record(record) => record.fields(),
            _ => &[],
        };
        let mut places = Vec::with_capacity(fields.len());
        self.ahead(|reader| {
            for field in fields {
                places.push(reader.position());
                let left = reader.left();
                reader.skip_value(field.schema())?;
                reader.count_empty_record(field.schema(), left)?;
            }
            Ok(())
        })?;
        let end = self.position();
        self.seek(start);
        Ok(FieldStarts { fields: places, end })
    }

    fn pass<const CHECK: bool>(&mut self, schema: &Node) -> Skip {
        match schema.view() {
            View::Null => Ok(()),
            View::Boolean => match self.peek()? {
                0..=1 => self.skip(1),
                _ => Err(Failure::Boolean),
            },
            View::Int => self.int().map(drop),
            View::Long => self.long().map(drop),
            View::Float => self.skip(4),
            View::Double => self.skip(8),
            View::String if CHECK => self.text().map(drop),
            View::Bytes | View::String => self.bytes().map(drop),
            View::Fixed(fixed) => self.skip(fixed.size()),
            View::Enum(symbols) => self.symbol(symbols.symbols().len()).map(drop),
            View::Union(branches) => {
                let index = self.branch(branches.len())?;
                match branches.get(index) {
                    // What holds itself does so through a branch, an array or a map: each is a level.
                    Some(branch) if matches!(branch.view(), View::Record(_) | View::Reference(_)) => {
                        self.nested(|reader| reader.pass::<CHECK>(branch))
                    }
                    Some(branch) => self.pass::<CHECK>(branch),
                    None => Ok(()),
                }
            }
            View::Record(record) => {
                self.check_stack()?;
                record.fields().iter().try_for_each(|field| {
                    let left = self.left();
                    self.pass::<CHECK>(field.schema())?;
                    self.count_empty_record(field.schema(), left)
                })
            }
            View::Array(items) => self.pass_blocks::<CHECK>(items, false),
            View::Map(values) => self.pass_blocks::<CHECK>(values, true),
            View::Reference(_) => self.pass::<CHECK>(schema.resolved()),
        }
    }

    fn pass_blocks<const CHECK: bool>(&mut self, items: &Node, keys: bool) -> Skip {
        let width = match items.view() {
            View::Float if !keys => Some(4),
            View::Double if !keys => Some(8),
            View::Fixed(fixed) if !keys && fixed.size() > 0 => Some(fixed.size()),
            _ => None,
        };
        self.nested(|reader| {
            while let Some(block) = reader.block(0, 0)? {
                // A block that tells its size is passed over as a whole, which is what the size is for.
                if let Some(end) = block.end
                    && !CHECK
                {
                    reader.seek(end);
                    continue;
                }
                if let Some(width) = width {
                    reader.skip(block.count.checked_mul(width).ok_or(Failure::BlockCount)?)?;
                } else {
                    for _ in 0..block.count {
                        let left = reader.left();
                        match keys {
                            true if CHECK => drop(reader.text()?),
                            true => drop(reader.bytes()?),
                            false => {}
                        }
                        reader.pass::<CHECK>(items)?;
                        reader.count_item(&block, left, 0)?;
                    }
                }
                reader.end_block(&block)?;
            }
            Ok(())
        })
    }
}
