import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/**
 * The JSON encoding and the single-object encoding by Java, beside what Rust wrote of the family of types.
 *
 * <p>A line of the file is a type, with its name and schema, or a value of the type before it: its datum, its text in Avro's
 * JSON, and its message in single-object encoding.
 */
public final class Encodings {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Its maps keep their order. */
  private static final GenericData ORDERED = new GenericData() {
    @Override
    public Object newMap(Object old, int size) {
      return new LinkedHashMap<>();
    }
  };

  public static void main(String[] arguments) throws Exception {
    int types = 0;
    int values = 0;
    String name = null;
    Schema schema = null;
    try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[0]))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode each = JSON.readTree(line);
        if (each.has("schema")) {
          name = each.get("name").asText();
          schema = new Schema.Parser().parse(each.get("schema").toString());
          types++;
          continue;
        }
        try {
          compare(schema, each);
        } catch (Exception failure) {
          throw new IllegalStateException(name + ": " + line, failure);
        }
        values++;
      }
    }
    // A file that was cut off proves nothing.
    check(types >= 60 && values >= 3000, "only " + values + " values of " + types + " types");
    System.out.println(values + " values of " + types + " types are to Java what they are to Rust, as JSON and as messages");
  }

  private static void compare(Schema schema, JsonNode each) throws IOException {
    byte[] datum = HexFormat.of().parseHex(each.get("datum").asText());
    Object value = reader(schema).read(null, DecoderFactory.get().binaryDecoder(datum, null));
    String text = each.get("json").asText();

    Object read = reader(schema).read(null, DecoderFactory.get().jsonDecoder(schema, text));
    String expected = json(schema, value);
    check(json(schema, read).equals(expected), "the text is another value to Java: " + json(schema, read));
    // Of a record without fields Java's encoder writes nothing, wherever it is.
    if (!schema.toString().contains("\"fields\":[]")) {
      check(
          JSON.readTree(expected).equals(Encodings::order, JSON.readTree(text)), "Java writes another text: " + expected);
    }

    byte[] message = HexFormat.of().parseHex(each.get("message").asText());
    Object received = new BinaryMessageDecoder<>(ORDERED, schema).decode(message);
    check(json(schema, received).equals(expected), "the message is another value to Java: " + received);
    ByteBuffer sent = new BinaryMessageEncoder<>(ORDERED, schema).encode(value);
    byte[] header = Arrays.copyOf(message, 10);
    check(sent.slice(0, 10).equals(ByteBuffer.wrap(header)), "Java's header is another");
    check(Arrays.equals(Arrays.copyOfRange(message, 10, message.length), datum), "behind the header is no such datum");
  }

  /** Numbers as floats, too: Java prints some floats with more digits than tell them. */
  private static int order(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      boolean same = one.equals(other)
          || one.doubleValue() == other.doubleValue()
          || (float) one.doubleValue() == (float) other.doubleValue() && !one.isIntegralNumber();
      return same ? 0 : 1;
    }
    return one.equals(other) ? 0 : 1;
  }

  private static GenericDatumReader<Object> reader(Schema schema) {
    return new GenericDatumReader<>(schema, schema, ORDERED);
  }

  private static String json(Schema schema, Object datum) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, out);
    new GenericDatumWriter<>(schema, ORDERED).write(datum, encoder);
    encoder.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
