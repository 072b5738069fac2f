//! From a datum of one schema to one of another, without a type in Rust.

use std::fmt;

use schema_model::{
    Node, Plan, Schema, View,
    private::{Conversion, Entries, Fields, Items, NodeId, PlanNode, Promotion, Step, push_long},
};

use crate::codec::{Failure, Limits, Reader, error_path, resolve::resolver::mismatch};
use crate::{Error, Incompatibility};

/// Rewrites data of a writer's schema as data of a reader's: schema resolution between schemas that are both known at run
/// time only.
///
/// What is read into a type needs none: [`Resolver`](crate::Resolver) does it in one step.
///
/// ```
/// use schema_runtime::{Schema, Transcoder};
///
/// let writer = Schema::parse(r#""int""#)?;
/// let reader = Schema::parse(r#"["null", "double"]"#)?;
/// let datum = Transcoder::new(&writer, &reader)?.transcode(&[2])?;
/// assert_eq!(datum, [2, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Transcoder {
    plan: std::sync::Arc<Plan>,
    reader: Schema,
}

impl Transcoder {
    /// Resolves a writer's schema against a reader's.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SchemaMismatch`](crate::ErrorKind::SchemaMismatch) where no datum of the writer's can be read, with
    /// every reason and its place.
    pub fn new(writer: &Schema, reader: &Schema) -> Result<Self, Error> {
        let plan = Plan::new(writer, reader.root());
        let plan = plan.map_err(|refused| mismatch(writer.root(), reader.root(), &refused))?;
        Ok(Self { plan: plan.into(), reader: reader.clone() })
    }

    /// Why some of the writer's data cannot be rewritten; nothing where all can.
    pub fn incompatibilities(&self) -> &[Incompatibility] {
        self.plan.incompatibilities()
    }

    /// Whether data of both schemas are the same bytes.
    #[cfg(any(feature = "client", feature = "generic"))]
    pub(crate) fn is_same(&self) -> bool {
        self.plan.is_same()
    }

    /// The schema of what is written.
    pub const fn reader(&self) -> &Schema {
        &self.reader
    }

    /// The datum of the reader's schema for one of the writer's, which is all that the bytes hold.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) where the bytes are no datum of the writer's schema, or one that the
    /// reader's cannot have.
    pub fn transcode(&self, datum: &[u8]) -> Result<Vec<u8>, Error> {
        let mut out = Vec::with_capacity(datum.len());
        self.transcode_into(datum, &mut out, &Limits::default())?;
        Ok(out)
    }

    /// As [`transcode`](Self::transcode), appended to a buffer, within given limits. After an error the buffer is as it was.
    ///
    /// # Errors
    ///
    /// As [`transcode`](Self::transcode).
    pub fn transcode_into(&self, datum: &[u8], out: &mut Vec<u8>, limits: &Limits) -> Result<(), Error> {
        let start = out.len();
        let writer = self.plan.writer().root();
        let mut walk = Walk { plan: &self.plan, reader: Reader::new(datum, limits), out };
        let walked = walk.value(self.plan.root(), writer, self.reader.root());
        let walked = walked.and_then(|()| if walk.reader.left() == 0 { Ok(()) } else { Err(Failure::Trailing) });
        let Walk { reader, out, .. } = walk;
        walked.map_err(|failure| {
            out.truncate(start);
            error_path::error(writer, failure, datum, reader, limits)
        })
    }
}

impl fmt::Debug for Transcoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Transcoder").field(&self.plan).finish()
    }
}

struct Walk<'p, 'd, 'o> {
    plan: &'p Plan,
    reader: Reader<'d>,
    out: &'o mut Vec<u8>,
}

type Walked = Result<(), Failure>;

impl Walk<'_, '_, '_> {
    /// One value, by its plan, its writer's schema and its reader's.
    fn value(&mut self, id: NodeId, writer: &Node, reader: &Node) -> Walked {
        let (writer, reader) = (writer.resolved(), reader.resolved());
        match (self.plan.node(id), writer.view(), reader.view()) {
            // What was bytes and is a string is checked to be text.
            (PlanNode::Same | PlanNode::Text, ..) => self.copy(reader),
            (PlanNode::Wider(promotion), ..) => self.number(promotion),
            (PlanNode::Converted(conversion), ..) => self.converted(conversion, writer),
            (PlanNode::Enum(run), ..) => self.symbol(run),
            (PlanNode::Array(items), View::Array(writer), View::Array(reader)) => {
                self.blocks(items, writer, reader, false)
            }
            (PlanNode::Map(items), View::Map(writer), View::Map(reader)) => self.blocks(items, writer, reader, true),
            (PlanNode::Record(fields), ..) => self.record(fields, writer, reader),
            (PlanNode::Union(run), View::Union(branches), _) => {
                let start = self.reader.position();
                let index = self.reader.branch(self.plan.count(run))?;
                let (id, Some(branch)) = (self.plan.branch(run, index), branches.get(index)) else { return Ok(()) };
                match self.plan.node(id) {
                    PlanNode::Unreadable(why) => Err(self.reader.refuse(start, self.plan.why(why).to_owned())),
                    // It is one level, not two: the reader's branch counts it.
                    PlanNode::Branch { .. } => self.value(id, branch, reader),
                    _ => self.inside(id, branch, reader),
                }
            }
            (PlanNode::Branch { index, value }, _, View::Union(branches)) => {
                self.long(index.into());
                match branches.get(index as usize) {
                    Some(branch) => self.inside(value, writer, branch),
                    None => Ok(()),
                }
            }
            (PlanNode::Unreadable(why), ..) => {
                Err(self.reader.refuse(self.reader.position(), self.plan.why(why).to_owned()))
            }
            // A plan of other schemas: there is none.
            _ => Err(Failure::End),
        }
    }

    /// A number that becomes a wider one: the nearest that there is, as in Java.
    fn number(&mut self, promotion: Promotion) -> Walked {
        match promotion {
            Promotion::IntToLong => self.reader.int().map(|number| self.long(number.into())),
            Promotion::IntToFloat => self.reader.int().map(|number| self.bytes((number as f32).to_le_bytes())),
            Promotion::IntToDouble => self.reader.int().map(|number| self.bytes(f64::from(number).to_le_bytes())),
            Promotion::LongToFloat => self.reader.long().map(|number| self.bytes((number as f32).to_le_bytes())),
            Promotion::LongToDouble => self.reader.long().map(|number| self.bytes((number as f64).to_le_bytes())),
            Promotion::FloatToDouble => self.reader.float().map(|number| self.bytes(f64::from(number).to_le_bytes())),
        }
    }

    /// A value of another logical type.
    fn converted(&mut self, conversion: Conversion, writer: &Node) -> Walked {
        match writer.view() {
            View::Bytes => {
                let number = self.reader.converted_bytes(conversion)?;
                self.count(number.len());
                self.out.extend(number.bytes(number.len()));
            }
            View::Fixed(fixed) => {
                let number = self.reader.converted_fixed(fixed.size(), conversion)?;
                self.out.extend(number.bytes(fixed.size()));
            }
            _ => {
                let number = self.reader.converted_long(conversion)?;
                self.long(number);
            }
        }
        Ok(())
    }

    /// The value of a branch, which may be what the union is inside of: then it is a level.
    fn inside(&mut self, id: NodeId, writer: &Node, reader: &Node) -> Walked {
        match writer.view() {
            View::Record(_) | View::Reference(_) => self.level(|walk| walk.value(id, writer, reader)),
            _ => self.value(id, writer, reader),
        }
    }

    fn level<T>(&mut self, walk: impl FnOnce(&mut Self) -> Result<T, Failure>) -> Result<T, Failure> {
        self.reader.enter_level()?;
        let walked = walk(self)?;
        self.reader.leave_level();
        Ok(walked)
    }

    /// A value that is written alike on both sides.
    fn copy(&mut self, schema: &Node) -> Walked {
        let start = self.reader.position();
        self.reader.check_value(schema)?;
        let len = start.len() - self.reader.left();
        self.out.extend_from_slice(&start[..len]);
        Ok(())
    }

    fn symbol(&mut self, run: Entries) -> Walked {
        let start = self.reader.position();
        let symbol = self.reader.symbol(self.plan.count(run))?;
        match self.plan.symbol(run, symbol) {
            Ok(symbol) => self.count(symbol),
            Err(why) => return Err(self.reader.refuse(start, why.to_owned())),
        }
        Ok(())
    }

    fn blocks(&mut self, items: Items, writer: &Node, reader: &Node, keys: bool) -> Walked {
        let min_len = items.min_len as usize + usize::from(keys);
        self.level(|walk| {
            while let Some(block) = walk.reader.block(min_len, 0)? {
                walk.count(block.count);
                for _ in 0..block.count {
                    let left = walk.reader.left();
                    if keys {
                        let key = walk.reader.text()?;
                        walk.count(key.len());
                        walk.bytes(key);
                    }
                    walk.value(items.node, writer, reader)?;
                    if min_len == 0 {
                        walk.reader.count_item(&block, left, 0)?;
                    }
                }
                walk.reader.end_block(&block)?;
            }
            walk.out.push(0);
            Ok(())
        })
    }

    fn record(&mut self, fields: Fields, writer: &Node, reader: &Node) -> Walked {
        let (View::Record(from), View::Record(to)) = (writer.view(), reader.view()) else { return Err(Failure::End) };
        self.reader.check_stack()?;
        let places = match fields.reordered {
            Some(_) => Some(self.reader.find_fields(writer)?),
            None => None,
        };
        let (mut from_next, mut to) = (from.fields().iter(), to.fields().iter());
        for step in self.plan.steps(fields.steps) {
            let (node, from) = match *step {
                Step::Read(node) => (node, from_next.next()),
                Step::ReadAt(index, node) => {
                    if let Some(place) = places.as_ref().and_then(|places| places.fields.get(index as usize)) {
                        self.reader.seek(place);
                    }
                    (node, from.fields().get(index as usize))
                }
                Step::Skip(index) => {
                    from_next.next();
                    let left = self.reader.left();
                    self.reader.skip_value(self.plan.writers(index))?;
                    self.reader.count_empty_record(self.plan.writers(index), left)?;
                    continue;
                }
                Step::Default(default) => {
                    to.next();
                    let datum = self.plan.default(default);
                    self.reader.memory(datum.len())?;
                    self.bytes(datum);
                    continue;
                }
            };
            let (Some(from), Some(to)) = (from, to.next()) else { return Err(Failure::End) };
            let left = self.reader.left();
            self.value(node, from.schema(), to.schema())?;
            self.reader.count_empty_record(from.schema(), left)?;
        }
        if let Some(places) = places {
            self.reader.seek(places.end);
        }
        Ok(())
    }

    fn bytes(&mut self, bytes: impl AsRef<[u8]>) {
        self.out.extend_from_slice(bytes.as_ref());
    }

    fn count(&mut self, count: usize) {
        self.long(i64::try_from(count).unwrap_or(i64::MAX));
    }

    fn long(&mut self, number: i64) {
        push_long(self.out, number);
    }
}
