//! One change to a schema, as a next version of it has: allowed or not.

use fastrand::Rng;

use super::{
    logical,
    random::{self, FIELDS, NAMES, PLAIN, SYMBOLS, one_in, pick},
    schema::{Definition, Field, Kind, Type, World},
};

pub(super) fn change(rng: &mut Rng, world: &mut World) {
    match rng.u32(..12) {
        10..=11 => logical_types(rng, world),
        0..=1 => name(rng, world),
        2..=5 => fields(rng, world),
        6..=7 => kind(rng, world),
        _ => symbols_or_size(rng, world),
    }
}

/// A definition gets another name or namespace, and says so or not; or a name that another has, as an alias.
fn name(rng: &mut Rng, world: &mut World) {
    if world.definitions.is_empty() {
        return;
    }
    let at = rng.usize(..world.definitions.len());
    let of_another = world.definitions[rng.usize(..world.definitions.len())].full_name();
    let namespaces = world.namespaces;
    let definition = &mut world.definitions[at];
    let old = definition.full_name();
    match rng.u32(..6) {
        0 => {
            if old != of_another {
                definition.aliases.push(of_another);
            }
            return;
        }
        1 | 2 if namespaces.len() > 1 => definition.namespace = pick(rng, &["n", "m", "o.p"]).to_owned(),
        _ => definition.name = pick(rng, &[NAMES.as_slice(), &["X", "Y"]].concat()).to_owned(),
    }
    if old != definition.full_name() {
        match rng.u32(..4) {
            0 => definition.aliases.push(old),
            // Of the new namespace.
            1 => definition.aliases.push(old.rsplit('.').next().unwrap_or_default().to_owned()),
            2 => definition.aliases.extend(["n.Other".to_owned(), old]),
            _ => {}
        }
    }
}

fn fields(rng: &mut Rng, world: &mut World) {
    let records: Vec<_> =
        (0..world.definitions.len()).filter(|&at| matches!(world.definitions[at].kind, Kind::Record(_))).collect();
    if records.is_empty() {
        return;
    }
    let at = records[rng.usize(..records.len())];
    let Kind::Record(mut fields) = world.definitions[at].kind.clone() else { return };
    match rng.u32(..9) {
        // A new one.
        0..=2 => {
            let kind = random::kind(rng, world, &mut vec![at], 2);
            let default = if one_in(rng, 4) { None } else { random::default(rng, world, &kind, 4) };
            let aliases = if one_in(rng, 4) { vec![pick(rng, &FIELDS).to_owned()] } else { Vec::new() };
            let name = pick(rng, &["g", "h", "a", "b"]).to_owned();
            fields.insert(rng.usize(..=fields.len()), Field { name, aliases, kind, default });
        }
        3 => _ = fields.pop(),
        4 => rng.shuffle(&mut fields),
        _ if fields.is_empty() => {}
        5 => _ = fields.remove(rng.usize(..fields.len())),
        6 | 7 => {
            let index = rng.usize(..fields.len());
            let field = &mut fields[index];
            let old = std::mem::replace(&mut field.name, pick(rng, &["g", "h", "a", "b", "c"]).to_owned());
            match rng.u32(..4) {
                0 | 1 => field.aliases.push(old),
                2 => field.aliases.extend([pick(rng, &FIELDS).to_owned(), old]),
                _ => {}
            }
        }
        _ => {
            let index = rng.usize(..fields.len());
            match one_in(rng, 3) {
                true => fields[index].aliases.push(pick(rng, &FIELDS).to_owned()),
                false => fields[index].default = random::default(rng, world, &fields[index].kind.clone(), 4),
            }
        }
    }
    world.definitions[at].kind = Kind::Record(fields);
}

/// Logical types become such as hold each of their values: what evolution is meant to be.
fn logical_types(rng: &mut Rng, world: &mut World) {
    each(world, &mut |kind| {
        let finer = match kind {
            Type::Logical(_, logical) if rng.bool() => logical::finer(rng, logical),
            _ => None,
        };
        if let Some(finer) = finer {
            *kind = finer;
        }
    });
    for definition in &mut world.definitions {
        if let Kind::Fixed { logical: Some(logical), .. } = &mut definition.kind
            && let Some(Type::Logical(_, finer)) = logical::finer(rng, logical)
        {
            *logical = finer;
        }
    }
}

/// Some type becomes another.
fn kind(rng: &mut Rng, world: &mut World) {
    let mut places = 0;
    each(world, &mut |_| places += 1);
    let at = rng.usize(..places);
    let mut chosen = None;
    let mut place = 0;
    each(world, &mut |kind| {
        if place == at {
            chosen = Some(kind.clone());
        }
        place += 1;
    });
    let Some(mut kind) = chosen else { return };
    another(rng, world, &mut kind);
    let mut place = 0;
    each(world, &mut |old| {
        if place == at {
            *old = kind.clone();
        }
        place += 1;
    });
    // A default that it had is made anew, or left to be refused.
    for index in 0..world.definitions.len() {
        let Kind::Record(mut fields) = world.definitions[index].kind.clone() else { continue };
        for field in &mut fields {
            if field.default.is_some() && field.kind == kind {
                field.default = random::default(rng, world, &kind, 4);
            }
        }
        world.definitions[index].kind = Kind::Record(fields);
    }
}

/// Each type of a schema: parts before the whole.
fn each(world: &mut World, see: &mut impl FnMut(&mut Type)) {
    fn inside(kind: &mut Type, see: &mut impl FnMut(&mut Type)) {
        match kind {
            Type::Array(inner) | Type::Map(inner) => inside(inner, see),
            Type::Union(branches) => branches.iter_mut().for_each(|branch| inside(branch, see)),
            _ => {}
        }
        see(kind);
    }
    inside(&mut world.root, see);
    for definition in &mut world.definitions {
        if let Kind::Record(fields) = &mut definition.kind {
            fields.iter_mut().for_each(|field| inside(&mut field.kind, see));
        }
    }
}

fn another(rng: &mut Rng, world: &mut World, kind: &mut Type) {
    match (&mut *kind, rng.u32(..6)) {
        (Type::Logical(base, _), 0..=3) => *kind = logical::kind(rng, Some(base)),
        (Type::Plain(base @ ("int" | "long" | "bytes" | "string")), 0) => *kind = logical::kind(rng, Some(base)),
        (Type::Plain(base) | Type::Logical(base, _), 0..=4) => {
            *kind = Type::Plain(match *base {
                "int" => pick(rng, &["long", "float", "double", "string"]),
                "long" => pick(rng, &["int", "float", "double", "bytes"]),
                "float" => pick(rng, &["int", "long", "double", "null"]),
                "bytes" => "string",
                "string" => "bytes",
                _ => pick(rng, &PLAIN),
            });
        }
        (Type::Union(branches), 0) => {
            if !branches.is_empty() {
                *kind = branches.swap_remove(rng.usize(..branches.len()));
            }
        }
        (Type::Union(branches), 1) => {
            if !branches.is_empty() {
                branches.remove(rng.usize(..branches.len()));
            }
        }
        (Type::Union(branches), 2) => rng.shuffle(branches),
        (Type::Union(branches), _) => {
            let branch = random::kind(rng, world, &mut Vec::new(), 1);
            branches.insert(rng.usize(..=branches.len()), branch);
        }
        (_, 3) => {
            let mut branches = vec![Type::Plain("null"), kind.clone()];
            if rng.bool() {
                branches.push(random::kind(rng, world, &mut Vec::new(), 1));
            }
            rng.shuffle(&mut branches);
            *kind = Type::Union(branches);
        }
        // Another definition that is as this one is, alone or beside it.
        (Type::Named(index), 0..=2) => {
            let Definition { kind: as_it_is, .. } = world.definitions[*index].clone();
            let old = kind.clone();
            let twin = random::define(rng, world, as_it_is);
            *kind = match rng.u32(..4) {
                0 => twin,
                1 => Type::Union(vec![old, twin]),
                2 => Type::Union(vec![twin, old]),
                _ => Type::Union(vec![Type::Plain("null"), twin]),
            };
        }
        (Type::Array(inner), 0) => *kind = Type::Map(inner.clone()),
        (Type::Map(inner), 0) => *kind = Type::Array(inner.clone()),
        (_, 4) => *kind = Type::Array(Box::new(kind.clone())),
        _ => *kind = random::kind(rng, world, &mut Vec::new(), 2),
    }
}

fn symbols_or_size(rng: &mut Rng, world: &mut World) {
    let candidates: Vec<_> =
        (0..world.definitions.len()).filter(|&at| !matches!(world.definitions[at].kind, Kind::Record(_))).collect();
    if candidates.is_empty() {
        return fields(rng, world);
    }
    let at = candidates[rng.usize(..candidates.len())];
    match &mut world.definitions[at].kind {
        Kind::Enum { symbols, default } => match rng.u32(..5) {
            0 => symbols
                .insert(rng.usize(..=symbols.len()), pick(rng, &[SYMBOLS.as_slice(), &["F"]].concat()).to_owned()),
            1 if symbols.len() > 1 => _ = symbols.remove(rng.usize(..symbols.len())),
            2 => rng.shuffle(symbols),
            3 => *default = None,
            _ => *default = Some(symbols[rng.usize(..symbols.len())].clone()),
        },
        Kind::Fixed { size, logical } => {
            if rng.bool() {
                *size = rng.usize(..5);
            } else {
                *logical = (!one_in(rng, 3)).then(|| logical::decimal(rng));
            }
        }
        Kind::Record(_) => {}
    }
}
