//! A request that brought no response, or only a part of one.

use std::{error::Error as StdError, io, time::Duration};

use super::sanitize::sanitize;

/// A request that brought no response, or only a part of one.
#[derive(Debug)]
pub(super) struct TransportError {
    pub(super) stage: Stage,
    pub(super) cause: String,
    pub(super) source: reqwest::Error,
}

/// How far the request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Connect,
    /// The peer cannot be trusted, does not trust the client, or does not speak TLS.
    Tls,
    /// The peer does not speak HTTP.
    Http,
    Wait,
    /// The status and a part of the body had arrived.
    Body,
}

impl TransportError {
    pub(super) fn before_response(error: reqwest::Error, connect_timeout: Duration, request_timeout: Duration) -> Self {
        let (stage, cause) = match (error.is_connect(), error.is_timeout()) {
            (true, true) => (Stage::Connect, format!("no connection within {connect_timeout:?}")),
            (false, true) => (Stage::Wait, format!("nothing came within {request_timeout:?}")),
            (_, false) => (stage(&error), root_cause(&error)),
        };
        Self { stage, cause, source: error.without_url() }
    }

    pub(super) fn in_body(error: reqwest::Error, status: u16, received: usize, request_timeout: Duration) -> Self {
        let how =
            if error.is_timeout() { format!("did not end within {request_timeout:?}") } else { "broke off".to_owned() };
        let cause = format!("the answer (HTTP {status}) {how}, after {received} bytes of its body");
        Self { stage: Stage::Body, cause, source: error.without_url() }
    }
}

/// The stage of an error that is not a timeout.
fn stage(error: &reqwest::Error) -> Stage {
    // A server may refuse the client only after the handshake, so TLS can fail at any time.
    if chain(error).any(<dyn StdError>::is::<rustls::Error>) {
        return Stage::Tls;
    }
    if error.is_connect() {
        // A TCP connection does not end while it is made, but a handshake can.
        let is_eof = |error: &io::Error| error.kind() == io::ErrorKind::UnexpectedEof;
        return if chain(error).filter_map(<dyn StdError>::downcast_ref).any(is_eof) {
            Stage::Tls
        } else {
            Stage::Connect
        };
    }
    let is_parse = chain(error).filter_map(<dyn StdError>::downcast_ref).any(hyper::Error::is_parse);
    if is_parse { Stage::Http } else { Stage::Wait }
}

/// An error and its causes. The error in an [`io::Error`] counts, which its `source` leaves out.
fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inner) => Some(inner as _),
        None => error.source(),
    })
}

/// What the innermost error says: the ones around it only say that something failed.
pub(super) fn root_cause(error: &(dyn StdError + 'static)) -> String {
    let root = chain(error).last().unwrap_or(error);
    if let Some(error) = root.downcast_ref::<io::Error>()
        && error.raw_os_error().is_some()
    {
        // Without the number of the operating system, which differs between systems.
        return error.kind().to_string();
    }
    sanitize(&root.to_string(), 200)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::Arc;

    use rcgen::{CertificateParams, CertifiedIssuer, KeyPair, date_time_ymd};
    use tokio::net::TcpListener;
    use tokio_rustls::{
        TlsAcceptor,
        rustls::{RootCertStore, ServerConfig, pki_types::PrivateKeyDer, server::WebPkiClientVerifier},
    };

    use super::*;

    /// Requests a page from a TLS server, with a certificate of `params`, by a client that trusts it where `trust` is set.
    async fn failure(params: CertificateParams, trust: bool, wants_client_certificate: bool) -> TransportError {
        let authority =
            CertifiedIssuer::self_signed(CertificateParams::default(), KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &authority).unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(authority.der().clone()).unwrap();
        let config = ServerConfig::builder();
        let config = match wants_client_certificate {
            true => config.with_client_cert_verifier(WebPkiClientVerifier::builder(Arc::new(roots)).build().unwrap()),
            false => config.with_no_client_auth(),
        };
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = config.with_single_cert(vec![certificate.der().clone()], key).unwrap();

        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let server = tokio::spawn(async move {
            let (socket, _) = listener.accept().await.unwrap();
            let _ = TlsAcceptor::from(Arc::new(config)).accept(socket).await;
        });
        let trusted = trust.then(|| reqwest::Certificate::from_der(authority.der()).unwrap());
        let client = reqwest::Client::builder().no_proxy().tls_certs_only(trusted).build().unwrap();
        let error = client.get(url).send().await.unwrap_err();
        server.await.unwrap();
        TransportError::before_response(error, Duration::from_secs(10), Duration::from_secs(30))
    }

    fn certificate(name: &str) -> CertificateParams {
        CertificateParams::new([name.to_owned()]).unwrap()
    }

    #[tokio::test]
    async fn failures_of_tls_are_recognized_by_their_type() {
        let mut expired = certificate("localhost");
        expired.not_after = date_time_ymd(2020, 1, 1);
        for (params, trust, client, cause) in [
            (certificate("localhost"), false, false, "invalid peer certificate: UnknownIssuer"),
            (
                certificate("example.com"),
                true,
                false,
                "invalid peer certificate: certificate not valid for name \"localhost\"",
            ),
            (expired, true, false, "invalid peer certificate: certificate expired"),
            (certificate("localhost"), true, true, "received fatal alert: CertificateRequired"),
        ] {
            let error = failure(params, trust, client).await;
            assert_eq!(error.stage, Stage::Tls, "{error:?}");
            assert!(error.cause.starts_with(cause), "{error:?}");
        }
    }
}
