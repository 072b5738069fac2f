//! `/`, which does nothing and is there to be probed.

use axum::Json;
use serde_json::{Map, Value};

pub(crate) async fn empty() -> Json<Map<String, Value>> {
    Json(Map::new())
}
