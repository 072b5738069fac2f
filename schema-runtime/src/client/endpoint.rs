//! One address of a registry.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use url::{Host, Url};

use crate::error::{Error, ErrorKind};

/// The base URL of a registry, without the user information that it may have been given with.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Endpoint {
    /// Ends in a slash.
    base: Url,
    /// What errors and logs show: the base without the slash at its end.
    shown: String,
}

/// A name and a password from a URL, decoded.
pub(super) struct UserInfo {
    pub(super) user: String,
    pub(super) password: String,
}

impl Endpoint {
    /// Checks the text of a base URL, and takes the user information out of it.
    pub(super) fn parse(text: &str) -> Result<(Self, Option<UserInfo>), Error> {
        let refuse = |problem: &str| {
            Err(Error::new(ErrorKind::Config, format!("registry URL {:?}: {problem}", without_user_info(text))))
        };
        if text.trim().is_empty() {
            return refuse("the URL is empty; write it like http://localhost:8081");
        }
        let mut base = match Url::parse(text.trim()) {
            Ok(url) => url,
            Err(url::ParseError::RelativeUrlWithoutBase) => {
                return refuse("the scheme is missing; write it like http://localhost:8081");
            }
            Err(error) => return refuse(&format!("{error}; a special character in a password is percent-encoded")),
        };
        if !matches!(base.scheme(), "http" | "https") {
            // `localhost:8081` is a URL of scheme `localhost`.
            return refuse("the scheme is neither http nor https; write it like http://localhost:8081");
        }
        if base.host_str().is_some_and(|host| host.contains(',')) || base.path().contains("://") {
            return refuse("this looks like several URLs; give each of them on its own");
        }
        if base.query().is_some() || base.fragment().is_some() {
            return refuse("a base URL has no query and no fragment");
        }
        if base.path().contains('@') {
            return refuse("there is an `@` in the path; a special character in a password is percent-encoded");
        }

        let decoded = |part: &str| percent_decode_str(part).decode_utf8().map(|text| text.into_owned());
        let user_info = match (base.username(), base.password()) {
            ("", None) => None,
            (user, password) => match (decoded(user), decoded(password.unwrap_or_default())) {
                (Ok(user), Ok(password)) => Some(UserInfo { user, password }),
                _ => return refuse("the user name or the password is not UTF-8 after percent-decoding"),
            },
        };
        // Neither fails for a scheme that has a host.
        let _ = base.set_username("");
        let _ = base.set_password(None);
        if !base.path().ends_with('/') {
            let path = format!("{}/", base.path());
            base.set_path(&path);
        }
        let shown = base.as_str().trim_end_matches('/').to_owned();
        Ok((Self { base, shown }, user_info))
    }

    /// The URL of a path under the base, whose segments are encoded already.
    pub(super) fn join(&self, path: &str) -> Result<Url, Error> {
        Url::parse(&format!("{}{path}", self.base)).map_err(|error| {
            Error::new(ErrorKind::Config, format!("registry URL {self}: {error} after joining {path:?} to it"))
        })
    }

    pub(super) fn is_https(&self) -> bool {
        self.base.scheme() == "https"
    }

    /// Whether the registry is on this very machine.
    pub(super) fn is_loopback(&self) -> bool {
        match self.base.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            None => false,
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.shown, f)
    }
}

/// RFC 3986, section 2.3: what need not be encoded. Everything else is, since a subject can be any text.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `text` as one segment of a path.
///
/// `None` where it cannot be one: `.` and `..` mean "here" and "up" to every URL library, encoded or not.
pub(super) fn segment(text: &str) -> Option<String> {
    match text {
        "" | "." | ".." => None,
        text => Some(utf8_percent_encode(text, UNRESERVED).to_string()),
    }
}

/// A text that was meant as a URL, without what may be a user and a password.
///
/// The text may not parse, so the last `@` counts wherever it is: rather too much is hidden than too little.
fn without_user_info(text: &str) -> String {
    let Some((hidden, rest)) = text.rsplit_once('@') else { return text.to_owned() };
    let scheme = ["http://", "https://"].into_iter().find(|scheme| hidden.starts_with(scheme)).unwrap_or_default();
    format!("{scheme}***@{rest}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn endpoint(text: &str) -> Endpoint {
        Endpoint::parse(text).unwrap().0
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let error = Endpoint::parse(text).err().unwrap();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_base_path_is_kept() {
        for text in ["http://host/registry/", "http://host/registry"] {
            assert_eq!(endpoint(text).to_string(), "http://host/registry");
            assert_eq!(endpoint(text).join("schemas/ids/1").unwrap().as_str(), "http://host/registry/schemas/ids/1");
        }
        assert_eq!(endpoint(" http://host:8081 ").to_string(), "http://host:8081");
        assert_eq!(endpoint("http://host:8081").join("subjects").unwrap().as_str(), "http://host:8081/subjects");
        assert_eq!(endpoint("http://[::1]:8081").join("subjects").unwrap().as_str(), "http://[::1]:8081/subjects");
    }

    #[test]
    fn user_information_is_taken_out_and_decoded() {
        let (endpoint, user_info) = Endpoint::parse("https://al%69ce:p%40ss%3Aw%2Ford@host/x").unwrap();
        let user_info = user_info.unwrap();
        assert_eq!((user_info.user.as_str(), user_info.password.as_str()), ("alice", "p@ss:w/ord"));
        assert_eq!(format!("{endpoint} {endpoint:?}"), "https://host/x \"https://host/x\"");
        assert_eq!(endpoint.join("y").unwrap().as_str(), "https://host/x/y");
    }

    #[test]
    fn what_is_no_base_url_is_refused() {
        refused("", "registry URL \"\": the URL is empty; write it like http://localhost:8081");
        refused("localhost", "registry URL \"localhost\": the scheme is missing; write it like http://localhost:8081");
        refused(
            "localhost:8081",
            "registry URL \"localhost:8081\": the scheme is neither http nor https; write it like http://localhost:8081",
        );
        refused(
            "ftp://host",
            "registry URL \"ftp://host\": the scheme is neither http nor https; write it like http://localhost:8081",
        );
        refused("http://host/?a=b", "registry URL \"http://host/?a=b\": a base URL has no query and no fragment");
        refused("http://host#a", "registry URL \"http://host#a\": a base URL has no query and no fragment");
        refused(
            "http://",
            "registry URL \"http://\": empty host; a special character in a password is percent-encoded",
        );
        refused(
            "http://a,http://b",
            "registry URL \"http://a,http://b\": this looks like several URLs; give each of them on its own",
        );
    }

    #[test]
    fn a_refused_url_shows_no_secret() {
        for text in [
            "alice:secret@host:8081",
            "http://alice:secret/x@host",
            "http://alice:secret@host?query",
            "http://alice:se@cret@host#x",
            "http://alice:s@secret/x@host",
            "http://alice:%ff@host/secret@",
        ] {
            let error = Endpoint::parse(text).err().unwrap();
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("secret") && !shown.contains("cret@"), "{text}: {shown}");
        }
    }

    #[test]
    fn segments_are_encoded() {
        let segment = |text| segment(text).unwrap();
        assert_eq!(segment("users-value"), "users-value");
        assert_eq!(segment("a/b c%d?e#f+g:h;i\\j"), "a%2Fb%20c%25d%3Fe%23f%2Bg%3Ah%3Bi%5Cj");
        assert_eq!(segment("größe"), "gr%C3%B6%C3%9Fe");
        assert_eq!(segment("a\n\0"), "a%0A%00");
        let url = endpoint("http://host/x").join(&format!("subjects/{}/versions", segment("../%2e%2e/.."))).unwrap();
        assert_eq!(url.as_str(), "http://host/x/subjects/..%2F%252e%252e%2F../versions");
        for unaddressable in ["", ".", ".."] {
            assert_eq!(super::segment(unaddressable), None);
        }
    }

    #[test]
    fn loopback() {
        for text in ["http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]", "http://localhost:8081"] {
            assert!(endpoint(text).is_loopback(), "{text}");
        }
        for text in ["http://10.0.0.1", "http://localhost.example.com", "https://registry"] {
            assert!(!endpoint(text).is_loopback(), "{text}");
        }
    }
}
