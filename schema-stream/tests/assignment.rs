//! What an instance that gets nothing says. The log is the process's, hence a test program of its own.

#![allow(clippy::unwrap_used)]

#[path = "it/common/mod.rs"]
mod common;

use std::{
    io,
    sync::{Arc, Mutex},
    time::Duration,
};

use common::{Cluster, User, run, within};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instance_without_a_partition_says_so() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).init();

    let cluster = Cluster::start().await;
    let mut apps = Vec::new();
    let mut stops = Vec::new();
    for _ in 0..2 {
        let app = cluster.app("readers");
        app.agent(&app.topic::<User>("users").partitions(1), async |_: User| {});
        stops.push(app.shutdown_handle());
        apps.push(tokio::spawn(run(app)));
    }
    let said = async {
        while !log.text().contains("no partition is left for this instance") {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    within(said).await;
    let text = log.text();
    let line = text.lines().find(|line| line.contains("no partition is left")).unwrap();
    assert!(line.contains("INFO") && line.contains("users"), "{line}");
    for stop in stops {
        stop.shutdown();
    }
    for app in apps {
        app.await.unwrap().unwrap();
    }
}
