//! What executes a plan: a writer's data, read into a type's slots.

use std::{
    collections::HashSet,
    slice,
    sync::{Mutex, PoisonError},
};

use schema_model::{
    Plan, Schema,
    private::{Entries, Items, NodeId, PlanNode, Step},
};

use crate::Error;
use crate::codec::{AvroDecode, DecodeWith, Failure, Limits, Reader, error_path};

/// A plan for a type of this program, with the data of its defaults where borrowed fields can take them.
pub(crate) struct TypedPlan {
    plan: Plan,
    defaults: Box<[&'static [u8]]>,
}

impl TypedPlan {
    pub(crate) fn new(plan: Plan) -> Self {
        Self { defaults: plan.defaults().map(kept).collect(), plan }
    }

    pub(crate) const fn plan(&self) -> &Plan {
        &self.plan
    }

    pub(crate) const fn writer(&self) -> &Schema {
        self.plan.writer()
    }

    /// Whether the value as a whole is converted to another logical type.
    #[cfg(feature = "client")]
    pub(crate) fn converts_all(&self) -> bool {
        let root = match self.plan.node(self.plan.root()) {
            PlanNode::Branch { value, .. } => self.plan.node(value),
            root => root,
        };
        matches!(root, PlanNode::Converted(_))
    }

    /// Where the fields of a reordered record are.
    #[inline(never)]
    fn find_fields<'de>(&self, record: u32, reader: &mut Reader<'de>) -> Result<Box<FieldStarts<'de>>, Failure> {
        reader.find_fields(self.plan.writers(record)).map(Box::new)
    }

    /// Reads a value from a datum of the writer's schema, which is all that the bytes hold. `T` is the type that the plan was
    /// made for.
    pub(crate) fn decode<'de, T: AvroDecode<'de>>(&self, datum: &'de [u8], limits: &Limits) -> Result<T, Error> {
        self.decode_from(datum, Reader::new(datum, limits), limits)
    }

    /// As [`decode`](Self::decode), of `bytes` that are converted, and have no length before them.
    #[cfg(feature = "client")]
    pub(crate) fn decode_raw<'de, T: AvroDecode<'de>>(&self, bytes: &'de [u8], limits: &Limits) -> Result<T, Error> {
        self.decode_from(bytes, Reader::of_raw_bytes(bytes, limits), limits)
    }

    #[inline]
    fn decode_from<'de, T: AvroDecode<'de>>(
        &self,
        datum: &'de [u8],
        mut reader: Reader<'de>,
        limits: &Limits,
    ) -> Result<T, Error> {
        let root = PlanCursor { typed: self, node: self.plan.root() };
        let value = T::decode_planned(&mut reader, root).and_then(|value| match reader.left() {
            0 => Ok(value),
            _ => Err(Failure::Trailing),
        });
        value.map_err(|failure| error_path::error(self.writer().root(), failure, datum, reader, limits))
    }

    /// As `decode`, from a datum that starts at an offset, which becomes that of its end.
    pub(crate) fn decode_next<'de, T: AvroDecode<'de>>(
        &self,
        data: &'de [u8],
        at: &mut usize,
        limits: &Limits,
    ) -> Result<T, Error> {
        let datum = data.get(*at..).unwrap_or_default();
        let mut reader = Reader::new(datum, limits);
        match T::decode_planned(&mut reader, PlanCursor { typed: self, node: self.plan.root() }) {
            Ok(value) => {
                *at = data.len() - reader.left();
                Ok(value)
            }
            Err(failure) => Err(error_path::error_behind(*at, self.writer().root(), failure, datum, reader, limits)),
        }
    }
}

/// The datum of a default, kept until the program ends: borrowed fields may point at it.
///
/// There are no more of them than the program's types have defaults, however many plans are made.
fn kept(datum: &[u8]) -> &'static [u8] {
    static KEPT: Mutex<Option<HashSet<&'static [u8]>>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_default();
    if let Some(known) = kept.get(datum) {
        return known;
    }
    let datum: &'static [u8] = Box::leak(datum.into());
    kept.insert(datum);
    datum
}

/// How the next value is read.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct PlanCursor<'p> {
    typed: &'p TypedPlan,
    node: NodeId,
}

impl<'p> PlanCursor<'p> {
    /// Whether the reader's own decoder reads the value.
    #[inline]
    pub(crate) const fn is_same(self) -> bool {
        self.node.is_same()
    }

    /// What becomes of the value, behind the writer's union where it has one.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn enter(self, reader: &mut Reader<'_>) -> Result<PlanNode, Failure> {
        if self.is_same() {
            return Ok(PlanNode::Same);
        }
        self.enter_other(reader)
    }

    #[inline(never)]
    fn enter_other(self, reader: &mut Reader<'_>) -> Result<PlanNode, Failure> {
        let plan = &self.typed.plan;
        let start = reader.position();
        let mut node = plan.node(self.node);
        // A branch is no union itself.
        if let PlanNode::Union(run) = node {
            let branch = reader.branch(plan.count(run))?;
            node = plan.node(plan.branch(run, branch));
        }
        match node {
            PlanNode::Unreadable(why) => Err(reader.refuse(start, plan.why(why).to_owned())),
            node => Ok(node),
        }
    }

    /// Passes the writer's union; what is left is read by the type's own decoder.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn enter_same(self, reader: &mut Reader<'_>) -> Result<(), Failure> {
        match self.enter(reader)? {
            PlanNode::Converted(_) => Err(reader.cannot_convert()),
            _ => Ok(()),
        }
    }

    /// Reads a record by the steps of its fields; or by its own decoder, where the plan leaves it to that.
    #[inline]
    pub(crate) fn decode_record<'de, T: AvroDecode<'de>>(self, reader: &mut Reader<'de>) -> Result<T, Failure> {
        let Some(mut steps) = self.record(reader)? else { return T::decode_datum(reader) };
        let value = T::decode_fields(reader, &mut steps)?;
        steps.end(reader)?;
        Ok(value)
    }

    /// Reads a union by its branch; or by its own decoder, where the plan leaves it to that.
    #[inline]
    pub(crate) fn decode_union<'de, T: AvroDecode<'de>>(self, reader: &mut Reader<'de>) -> Result<T, Failure> {
        match self.union(reader)? {
            Some((branch, mut value)) => T::decode_branch(reader, branch, &mut value),
            None => T::decode_datum(reader),
        }
    }

    /// The steps of a record; none where its own decoder reads it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn record<'de>(self, reader: &mut Reader<'de>) -> Result<Option<PlanSteps<'p, 'de>>, Failure> {
        if self.is_same() {
            return Ok(None);
        }
        // Mostly a record at once, as the items of an array are one after the other.
        let fields = match self.typed.plan.node(self.node) {
            PlanNode::Record(fields) => fields,
            _ => match self.enter_other(reader)? {
                PlanNode::Record(fields) => fields,
                _ => return Ok(None),
            },
        };
        let starts = match fields.reordered {
            Some(record) => Some(self.typed.find_fields(record, reader)?),
            None => None,
        };
        let steps = self.typed.plan.steps(fields.steps).iter();
        Ok(Some(PlanSteps { typed: self.typed, steps, is_default: false, starts }))
    }

    /// How the items of an array or the values of a map are read; none where their own decoder reads them.
    #[inline]
    pub(crate) fn items(self, reader: &mut Reader<'_>) -> Result<Option<(PlanCursor<'p>, usize)>, Failure> {
        Ok(match self.enter(reader)? {
            PlanNode::Array(items) | PlanNode::Map(items) => {
                let Items { node, min_len } = items;
                Some((self.at(node), min_len as usize))
            }
            _ => None,
        })
    }

    /// The reader's branch, and how its value is read; none where the union's own decoder reads it.
    #[inline]
    pub(crate) fn union(self, reader: &mut Reader<'_>) -> Result<Option<(usize, PlanCursor<'p>)>, Failure> {
        Ok(match self.enter(reader)? {
            PlanNode::Branch { index, value } => Some((index as usize, self.at(value))),
            _ => None,
        })
    }

    /// The reader's symbol, of this many.
    #[inline]
    pub fn symbol(self, reader: &mut Reader<'_>, of: usize) -> Result<usize, Failure> {
        match self.enter(reader)? {
            PlanNode::Enum(run) => self.writers_symbol(reader, run),
            _ => reader.symbol(of),
        }
    }

    fn writers_symbol(self, reader: &mut Reader<'_>, run: Entries) -> Result<usize, Failure> {
        let plan = &self.typed.plan;
        let start = reader.position();
        let symbol = reader.symbol(plan.count(run))?;
        plan.symbol(run, symbol).map_err(|why| reader.refuse(start, why.to_owned()))
    }

    const fn at(self, node: NodeId) -> Self {
        Self { typed: self.typed, node }
    }
}

/// How the fields of a record are read, in the reader's order, or the value of a union's branch.
#[doc(hidden)]
pub trait Steps<'de>: Sized {
    /// Reads a field by its codec.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn field<C: DecodeWith<'de, T>, T>(&mut self, reader: &mut Reader<'de>) -> Result<T, Failure> {
        C::decode_field(reader, self)
    }

    /// Reads the next value by its codec.
    fn value<C: DecodeWith<'de, T>, T>(&mut self, reader: &mut Reader<'de>) -> Result<T, Failure>;
}

/// The steps of a record of the reader's own schema: each field starts where the one before it ends.
#[doc(hidden)]
pub(crate) struct InOrder;

impl<'de> Steps<'de> for InOrder {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn value<C: DecodeWith<'de, T>, T>(&mut self, reader: &mut Reader<'de>) -> Result<T, Failure> {
        C::decode_with(reader)
    }
}

/// A plan for one value is one step.
impl<'de> Steps<'de> for PlanCursor<'_> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn value<C: DecodeWith<'de, T>, T>(&mut self, reader: &mut Reader<'de>) -> Result<T, Failure> {
        C::decode_planned_with(reader, *self)
    }
}

/// The steps of a plan for a record: each of the reader's fields, wherever it comes from.
struct PlanSteps<'p, 'de> {
    typed: &'p TypedPlan,
    steps: slice::Iter<'p, Step>,
    /// Whether the reader is in a default.
    is_default: bool,
    /// Of a record that the writer has in another order.
    starts: Option<Box<FieldStarts<'de>>>,
}

/// Where the fields of a writer's record are.
pub(crate) struct FieldStarts<'de> {
    pub(crate) fields: Vec<&'de [u8]>,
    pub(crate) end: &'de [u8],
}

impl<'de> Steps<'de> for PlanSteps<'_, 'de> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn value<C: DecodeWith<'de, T>, T>(&mut self, reader: &mut Reader<'de>) -> Result<T, Failure> {
        let plan = self.next(reader)?;
        C::decode_planned_with(reader, plan)
    }
}

impl<'p, 'de> PlanSteps<'p, 'de> {
    /// Puts the reader where the next field is, and tells how it is read.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn next(&mut self, reader: &mut Reader<'de>) -> Result<PlanCursor<'p>, Failure> {
        if self.is_default {
            self.leave_default(reader);
        }
        let node = match self.steps.next() {
            Some(Step::Read(node)) => *node,
            step => self.other_field(step, reader)?,
        };
        Ok(PlanCursor { typed: self.typed, node })
    }

    #[inline(never)]
    fn other_field(&mut self, mut step: Option<&'p Step>, reader: &mut Reader<'de>) -> Result<NodeId, Failure> {
        loop {
            match step {
                Some(&Step::Read(node)) => return Ok(node),
                Some(&Step::ReadAt(field, node)) => {
                    if let Some(place) = self.starts.as_ref().and_then(|starts| starts.fields.get(field as usize)) {
                        reader.seek(place);
                    }
                    return Ok(node);
                }
                Some(&Step::Default(default)) => {
                    reader.enter_default(self.typed.defaults[default as usize])?;
                    self.is_default = true;
                    return Ok(NodeId::SAME);
                }
                Some(&Step::Skip(index)) => reader.skip_value(self.typed.plan.writers(index))?,
                // A plan of another type: there is none.
                None => return Err(Failure::End),
            }
            step = self.steps.next();
        }
    }

    #[inline(never)]
    fn leave_default(&mut self, reader: &mut Reader<'de>) {
        self.is_default = false;
        reader.leave_default();
    }

    /// Puts the reader behind the record.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn end(mut self, reader: &mut Reader<'de>) -> Result<(), Failure> {
        if self.is_default {
            self.leave_default(reader);
        }
        if self.starts.is_some() || self.steps.len() > 0 {
            return self.end_elsewhere(reader);
        }
        Ok(())
    }

    #[inline(never)]
    fn end_elsewhere(self, reader: &mut Reader<'de>) -> Result<(), Failure> {
        for step in self.steps {
            if let &Step::Skip(index) = step {
                reader.skip_value(self.typed.plan.writers(index))?;
            }
        }
        if let Some(starts) = self.starts {
            reader.seek(starts.end);
        }
        Ok(())
    }
}
