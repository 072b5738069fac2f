//! What random values are made of: likely at the edges, and never without end.

/// How deep values are inside each other.
const MAX_DEPTH: u32 = 6;
/// How many items and records a value has in all, more or less.
const BUDGET: usize = 120;

pub(crate) struct Random {
    pub(crate) rng: fastrand::Rng,
    /// apache-avro and `HashMap` write entries in an order of their own, so that most maps have one.
    max_entries: usize,
    depth: u32,
    budget: usize,
}

impl Random {
    pub(crate) fn new(seed: u64, max_entries: usize) -> Self {
        Self { rng: fastrand::Rng::with_seed(seed), max_entries, depth: 0, budget: BUDGET }
    }

    /// Whether what can be empty must be.
    pub(crate) fn is_done(&self) -> bool {
        self.depth >= MAX_DEPTH || self.budget == 0
    }

    pub(crate) fn deeper<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        self.budget = self.budget.saturating_sub(1);
        let made = make(self);
        self.depth -= 1;
        made
    }

    pub(crate) fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.rng.usize(..all.len())].clone()
    }

    pub(crate) fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> T) -> Vec<T> {
        // 63 and 64 are the last count of one byte, and the first of two.
        let lens: &[usize] =
            if self.budget > 70 && self.depth < 3 { &[0, 1, 1, 2, 2, 3, 5, 63, 64] } else { &[0, 1, 2] };
        let len = if self.is_done() { 0 } else { self.one_of(lens) };
        (0..len).map(|_| self.deeper(&mut item)).collect()
    }

    pub(crate) fn entries<T>(&mut self, mut value: impl FnMut(&mut Self) -> T) -> Vec<(String, T)> {
        let len = if self.is_done() { 0 } else { self.rng.usize(..=self.max_entries) };
        (0..len).map(|_| (self.string(), self.deeper(&mut value))).collect()
    }

    /// A number of up to so many bits and a sign: of every length as a varint, or one of the edges.
    pub(crate) fn number(&mut self, min: i64, max: i64) -> i64 {
        let number = match self.rng.u8(..8) {
            0 => min,
            1 => max,
            2 => 0,
            3 => self.one_of(&[-1, 1, 63, 64, -64, -65, 8191, 8192, -8192, -8193]),
            _ => {
                let number = self.rng.i64(..) >> self.rng.u32(..64);
                if self.rng.bool() { number } else { !number }
            }
        };
        if (min..=max).contains(&number) { number } else { self.rng.i64(min..=max) }
    }

    pub(crate) fn bytes(&mut self) -> Vec<u8> {
        let len = self.one_of(&[0, 1, 2, 7, 8, 63, 64, 65, 300]);
        (0..len).map(|_| self.one_of(&[0, 0x7f, 0x80, 0xff, b'a'])).collect()
    }

    pub(crate) fn string(&mut self) -> String {
        let len = self.one_of(&[0, 1, 5, 15, 16, 17, 31, 32, 63, 64, 65, 200]);
        match self.rng.u8(..3) {
            0 => (0..len).map(|_| self.rng.alphanumeric()).collect(),
            // Of as many bytes, two each.
            1 => (0..len / 2).map(|_| self.one_of(&['é', 'ß', '\u{80}', '\u{7ff}'])).collect(),
            _ => (0..len).map(|_| self.rng.char(..)).collect(),
        }
    }

    pub(crate) fn double(&mut self) -> f64 {
        let edges = [
            0.0,
            -0.0,
            1.5,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
            -f64::NAN,
        ];
        if self.rng.bool() { self.one_of(&edges) } else { f64::from_bits(self.rng.u64(..)) }
    }

    pub(crate) fn float(&mut self) -> f32 {
        let edges =
            [0.0, -0.0, 1.5, f32::MAX, f32::MIN_POSITIVE, 1e-45, f32::INFINITY, f32::NEG_INFINITY, f32::NAN, -f32::NAN];
        if self.rng.bool() { self.one_of(&edges) } else { f32::from_bits(self.rng.u32(..)) }
    }
}
