import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Container files of users, by each codec: written from `users.jsonl`, or read and printed as it is. */
public final class Container {
  private static final String[] CODECS = {"null", "deflate", "snappy", "zstandard", "bzip2", "xz"};

  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "write" -> {
        for (String codec : CODECS) {
          write(path, codec);
        }
      }
      case "read" -> read(path);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void write(Path folder, String codec) throws IOException {
    Schema schema = new Schema.Parser().parse(Files.readString(folder.resolve("user.avsc")));
    Path file = folder.resolve("java-" + codec + ".avro");
    try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(CodecFactory.fromString(codec)).setSyncInterval(500).setMeta("written.by", "Java");
      writer.create(schema, Files.newOutputStream(file), "marker, by Java.".getBytes(StandardCharsets.US_ASCII));
      ObjectMapper mapper = new ObjectMapper();
      for (String line : Files.readAllLines(folder.resolve("users.jsonl"))) {
        JsonNode user = mapper.readTree(line);
        GenericRecord record = new GenericData.Record(schema);
        record.put("name", user.get("name").textValue());
        record.put("visits", user.get("visits").longValue());
        record.put("email", user.get("email").textValue());
        writer.append(record);
      }
    }
  }

  private static void read(Path file) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (DataFileReader<GenericRecord> reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
      for (GenericRecord user : reader) {
        out.println(user);
      }
    }
    out.flush();
  }
}
