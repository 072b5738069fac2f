//! Paths into a reader's schema.

/// The steps from the root to where a walk is: a list of them that share their beginnings.
pub(super) struct Paths(Vec<(u32, Step)>);

/// One of [`Paths`], by its last step.
#[derive(Clone, Copy)]
pub(super) struct Path(u32);

#[derive(Clone, Copy)]
pub(super) enum Step {
    Fields,
    Items,
    Values,
    Type,
    Name,
    Size,
    Symbols,
    Index(usize),
}

impl Paths {
    pub(super) const ROOT: Path = Path(u32::MAX);

    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn inside(&mut self, path: Path, step: Step) -> Path {
        self.0.push((path.0, step));
        Path(u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX))
    }

    /// The path to a field's type.
    pub(super) fn field_type(&mut self, path: Path, index: usize) -> Path {
        let field = self.field(path, index);
        self.inside(field, Step::Type)
    }

    pub(super) fn field(&mut self, path: Path, index: usize) -> Path {
        let fields = self.inside(path, Step::Fields);
        self.inside(fields, Step::Index(index))
    }

    /// The path as a JSON pointer.
    pub(super) fn pointer(&self, path: Path) -> String {
        let mut steps = Vec::new();
        let mut at = path.0;
        while let Some(&(parent, step)) = self.0.get(at as usize) {
            steps.push(step);
            at = parent;
        }
        let mut pointer = String::new();
        for step in steps.into_iter().rev() {
            pointer.push('/');
            match step {
                Step::Fields => pointer.push_str("fields"),
                Step::Items => pointer.push_str("items"),
                Step::Values => pointer.push_str("values"),
                Step::Type => pointer.push_str("type"),
                Step::Name => pointer.push_str("name"),
                Step::Size => pointer.push_str("size"),
                Step::Symbols => pointer.push_str("symbols"),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        if pointer.is_empty() { "/".to_owned() } else { pointer }
    }
}
