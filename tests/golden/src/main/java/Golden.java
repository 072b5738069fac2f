import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;

/** What Java makes of each schema and of its values: one file of lines for each. */
public final class Golden {
  /** Its maps keep the order they are written in. */
  private static final GenericData ORDERED = new GenericData() {
    @Override
    public Object newMap(Object old, int size) {
      return new LinkedHashMap<>();
    }
  };

  public static void main(String[] arguments) throws Exception {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    Files.createDirectories(to);
    for (Path file : list(from, "*.avsc")) {
      String noun = file.getFileName().toString().replace(".avsc", "");
      Path values = from.resolve(noun + ".values");
      write(to.resolve(noun), schema(Files.readString(file), Files.exists(values) ? Files.readAllLines(values) : List.of()));
    }
    write(to.resolve("verdicts"), verdicts(Files.readAllLines(from.resolve("verdicts.jsonl"))));
  }

  private static List<String> schema(String text, List<String> values) throws Exception {
    Schema schema = new Schema.Parser().parse(text);
    List<String> lines = new ArrayList<>();
    lines.add("json " + schema);
    lines.add("canonical " + SchemaNormalization.toParsingForm(schema));
    lines.add(String.format("crc64 %016x", SchemaNormalization.parsingFingerprint64(schema)));
    for (String name : new String[] {"MD5", "SHA-256"}) {
      byte[] hash = SchemaNormalization.parsingFingerprint(name, schema);
      lines.add(name.toLowerCase().replace("-", "") + " " + HexFormat.of().formatHex(hash));
    }
    for (String value : values) {
      Object datum = read(schema, value);
      lines.add("value " + json(schema, datum));
      lines.add(("datum " + HexFormat.of().formatHex(binary(schema, datum))).strip());
    }
    return lines;
  }

  /** A value in Avro's JSON encoding. */
  private static Object read(Schema schema, String json) throws IOException {
    return new GenericDatumReader<>(schema, schema, ORDERED).read(null, DecoderFactory.get().jsonDecoder(schema, json));
  }

  private static String json(Schema schema, Object datum) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, out);
    new GenericDatumWriter<>(schema).write(datum, encoder);
    encoder.flush();
    // Of a record without fields the encoder writes nothing, and the decoder reads nothing but `{}`.
    return out.size() == 0 ? "{}" : out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] binary(Schema schema, Object datum) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(schema).write(datum, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  /** Of each text, whether it is a schema, and then how it is printed. */
  private static List<String> verdicts(List<String> texts) {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add("text " + text);
      try {
        lines.add("json " + new Schema.Parser().parse(text));
      } catch (RuntimeException refusal) {
        String message = String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
        // Which of them it is depends on what was parsed before.
        message = message.replaceAll("UnresolvedSchema_\\d+", "UnresolvedSchema");
        lines.add("refused " + refusal.getClass().getSimpleName() + ": " + message);
      }
    }
    return lines;
  }

  private static List<Path> list(Path folder, String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      entries.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
