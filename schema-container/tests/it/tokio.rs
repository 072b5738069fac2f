//! Tasks read and write what threads do.

use schema_container::{AsyncReader, AsyncWriter, ErrorKind, OnDamage, ReaderOptions};

use crate::support::{User, UserRef, blocks, codecs, options, read, users, write};

#[tokio::test]
async fn a_task_writes_the_same_file() {
    for codec in codecs() {
        let mut writer = AsyncWriter::<_, User>::with_options(Vec::new(), options(codec)).unwrap();
        writer.append_all(&users(100)).await.unwrap();
        assert!(writer.finish().await.unwrap() == write(codec, &users(100)), "{codec}");
    }
}

#[tokio::test]
async fn a_task_reads_the_same_values() {
    for codec in codecs() {
        let (file, users) = (write(codec, &users(100)), users(100));
        // In pieces, over a pipe.
        let (mut from, to) = tokio::io::duplex(13);
        let mut reader = {
            let file = file.clone();
            tokio::spawn(async move { tokio::io::AsyncWriteExt::write_all(&mut from, &file).await.unwrap() });
            AsyncReader::<_, User>::new(to).await.unwrap()
        };
        let mut values = Vec::new();
        while let Some(user) = reader.next().await {
            values.push(user.unwrap());
        }
        assert_eq!(values, users, "{codec}");

        let mut reader = AsyncReader::<_, UserRef<'_>>::new(&file[..]).await.unwrap();
        let mut seen = 0;
        while let Some(block) = reader.next_block().await.unwrap() {
            for user in block.values() {
                assert_eq!(user.unwrap().name, users[seen].name);
                seen += 1;
            }
        }
        assert_eq!(seen, 100);
    }
}

#[tokio::test]
async fn a_task_meets_the_same_damage() {
    for codec in codecs() {
        let mut file = write(codec, &users(100));
        let second = blocks(&file)[2] as usize;
        file[second - 3] ^= 4;
        for on_damage in [OnDamage::Stop, OnDamage::Skip] {
            let options = ReaderOptions::new().on_damage(on_damage);
            let mut reader = AsyncReader::<_, User>::with_options(&file[..], options.clone()).await.unwrap();
            let mut all = Vec::new();
            while let Some(value) = reader.next().await {
                all.push(value);
            }
            assert_eq!(format!("{all:?}"), format!("{:?}", read(&file, options).unwrap()));
            assert!(all.iter().any(|value| value.is_err()));
        }
    }
    let error = AsyncReader::<_, User>::new(&b"Obj"[..]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Truncated);
}
