//! Structs that `build.rs` makes of Avro IDL and a schema, published to an embedded broker and read again.
//!
//!     cargo run -p build-rs                         # ends by itself

#![forbid(unsafe_code)]

use std::{
    error::Error,
    sync::{Arc, Mutex, PoisonError},
};

use schema_runtime::AvroRecord;
use schema_stream::{App, EmbeddedBroker};

include!(concat!(env!("OUT_DIR"), "/schemas.rs"));

use com::example::{
    Customer,
    orders::{Card, Line, OrderPlaced, OrderPlacedPayment, Priority},
};

fn orders() -> [OrderPlaced; 2] {
    let line = |article: &str, quantity| Line { article: article.into(), quantity };
    [
        OrderPlaced {
            id: 1,
            customer: Customer { name: "Ada".into(), email: None },
            lines: vec![line("tea", 2), line("cup", 1)],
            payment: Some(OrderPlacedPayment::Long(4711)),
            priority: Priority::Normal,
        },
        OrderPlaced {
            id: 2,
            customer: Customer { name: "Grace".into(), email: Some("grace@example.com".into()) },
            lines: vec![line("lamp", 1)],
            payment: Some(OrderPlacedPayment::Card(Card { last_digits: "0042".into() })),
            priority: Priority::Express,
        },
    ]
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    println!("{} has the schema\n{}\n", OrderPlaced::FULL_NAME, OrderPlaced::SCHEMA_JSON);
    let server = schema_registry::serve("127.0.0.1:0").await?;
    let broker = EmbeddedBroker::start()?;
    let app = App::builder("orders").brokers(&broker).registry_url(server.url()).build()?;
    let topic = app.topic::<OrderPlaced>("orders").partitions(1);
    let sent = orders();
    for order in &sent {
        topic.send(order).await?;
        println!("wrote order {} of {}", order.id, order.customer.name);
    }

    let read = Arc::new(Mutex::new(Vec::new()));
    let (list, stop, count) = (Arc::clone(&read), app.shutdown_handle(), sent.len());
    app.agent(&topic, async move |order: OrderPlaced| {
        println!("read order {} of {}, paid by {:?}", order.id, order.customer.name, order.payment);
        let mut orders = list.lock().unwrap_or_else(PoisonError::into_inner);
        orders.push(order);
        if orders.len() == count {
            stop.shutdown();
        }
    });
    app.run().await?;
    server.shutdown().await;
    if *read.lock().unwrap_or_else(PoisonError::into_inner) != sent {
        return Err("what was read is not what was written".into());
    }
    Ok(())
}
