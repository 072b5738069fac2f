use std::{fs, path::Path};

/// Copies the files of `from` to where paths of a compile-fail case start: `to` in the package that `trybuild` makes of the
/// cases of `package`. `temporary` is `CARGO_TARGET_TMPDIR`.
///
/// # Panics
///
/// Where a file cannot be copied.
pub fn copy_data(temporary: &str, package: &str, from: &Path, to: &str) {
    let target = Path::new(temporary).parent().expect("the target directory");
    let to = target.join("tests/trybuild").join(package).join(to);
    fs::create_dir_all(&to).expect("a directory");
    for file in fs::read_dir(from).expect("the files") {
        let file = file.expect("an entry");
        fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
    }
}
