//! What a client shows a registry to be let in.

use std::fmt;

use percent_encoding::percent_decode_str;
use reqwest::header::{AUTHORIZATION, HeaderValue};

use crate::error::{Error, ErrorKind};

/// The `Authorization` header of a registry, and the texts in it that no error or log may show.
#[derive(Clone)]
pub(super) struct Credentials {
    header: HeaderValue,
    secrets: Vec<String>,
}

impl Credentials {
    pub(super) fn basic(http: &reqwest::Client, user: &str, password: &str) -> Result<Self, Error> {
        // RFC 7617, section 2: the first colon ends the user name, so a name cannot have one.
        if user.contains(':') {
            return Err(Error::new(ErrorKind::Config, "basic authentication: a user name cannot contain `:`"));
        }
        let request = http.get(PLACEHOLDER).basic_auth(user, Some(password));
        Self::of(request, vec![password.to_owned()], "basic authentication: user name or password")
    }

    pub(super) fn bearer(http: &reqwest::Client, token: &str) -> Result<Self, Error> {
        if token.is_empty() {
            return Err(Error::new(ErrorKind::Config, "bearer authentication: the token is empty"));
        }
        Self::of(http.get(PLACEHOLDER).bearer_auth(token), vec![token.to_owned()], "bearer authentication: the token")
    }

    /// Takes the header from a request that is never sent: the HTTP library knows how to write it.
    fn of(request: reqwest::RequestBuilder, mut secrets: Vec<String>, what: &str) -> Result<Self, Error> {
        // The library's error is dropped: it might quote the value.
        let unfit = || Error::new(ErrorKind::Config, format!("{what} has characters that an HTTP header cannot carry"));
        let request = request.build().map_err(|_| unfit())?;
        let mut header = request.headers().get(AUTHORIZATION).ok_or_else(unfit)?.clone();
        header.set_sensitive(true);
        if let Some((_, encoded)) = header.to_str().ok().and_then(|value| value.split_once(' ')) {
            secrets.push(encoded.to_owned());
        }
        secrets.retain(|secret| !secret.is_empty());
        Ok(Self { header, secrets })
    }

    pub(super) fn header(&self) -> HeaderValue {
        self.header.clone()
    }

    /// Blots out the secrets in a text that the registry sent: a peer that echoes requests must not get them logged.
    pub(super) fn redact(&self, text: String) -> String {
        self.secrets.iter().fold(text, |text, secret| text.replace(secret, "***"))
    }

    /// Blots out the secrets in a URL that the registry sent, also where they are percent-encoded: the URL is then shown
    /// decoded.
    pub(super) fn redact_url(&self, url: &str) -> String {
        // A query may have pluses for spaces, or may mean them.
        for text in [url.to_owned(), url.replace('+', " ")] {
            let decoded = percent_decode_str(&text).decode_utf8_lossy();
            if self.secrets.iter().any(|secret| decoded.contains(secret)) {
                return self.redact(decoded.into_owned());
            }
        }
        self.redact(url.to_owned())
    }
}

/// Any address serves for a request that is never sent.
const PLACEHOLDER: &str = "http://localhost/";

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(***)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn basic_is_base64_and_kept_out_of_sight() {
        let credentials = Credentials::basic(&reqwest::Client::new(), "Aladdin", "open sesame").unwrap();
        assert_eq!(credentials.header().to_str().unwrap(), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assert_eq!(format!("{credentials:?}"), "Credentials(***)");
        assert_eq!(
            credentials.redact("no open sesame, no QWxhZGRpbjpvcGVuIHNlc2FtZQ== either".to_owned()),
            "no ***, no *** either",
        );
    }

    #[test]
    fn a_url_is_blotted_through_its_encoding() {
        let credentials = Credentials::basic(&reqwest::Client::new(), "Aladdin", "open sesame").unwrap();
        for (url, shown) in [
            ("http://host/open%20sesame?x=a%2Fb", "http://host/***?x=a/b"),
            ("http://host/?p=open+sesame", "http://host/?p=***"),
            ("http://host/?a=QWxhZGRpbjpvcGVuIHNlc2FtZQ%3D%3D", "http://host/?a=***"),
            ("http://host/?a=QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "http://host/?a=***"),
            ("http://host/a%2Fb+c", "http://host/a%2Fb+c"),
        ] {
            assert_eq!(credentials.redact_url(url), shown);
        }
    }

    #[test]
    fn what_a_header_cannot_carry_is_refused_without_showing_it() {
        let error = Credentials::bearer(&reqwest::Client::new(), "to\nken").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(
            error.to_string(),
            "bearer authentication: the token has characters that an HTTP header cannot carry"
        );
        let error = Credentials::basic(&reqwest::Client::new(), "a:b", "secret").unwrap_err();
        assert_eq!(error.to_string(), "basic authentication: a user name cannot contain `:`");
    }
}
