import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.TimePeriod;

/** What Java's conversions make of values of logical types, and of bytes: one file of lines for each schema. */
public final class Logical {
  private static final GenericData MODEL = new GenericData();

  static {
    MODEL.addLogicalTypeConversion(new Conversions.BigDecimalConversion());
    MODEL.addLogicalTypeConversion(new Conversions.DecimalConversion());
    MODEL.addLogicalTypeConversion(new Conversions.DurationConversion());
    MODEL.addLogicalTypeConversion(new Conversions.UUIDConversion());
    MODEL.addLogicalTypeConversion(new TimeConversions.DateConversion());
    MODEL.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
    MODEL.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
    MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    MODEL.addLogicalTypeConversion(new TimeConversions.TimestampNanosConversion());
    MODEL.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
    MODEL.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
    MODEL.addLogicalTypeConversion(new TimeConversions.LocalTimestampNanosConversion());
  }

  public static void main(String[] arguments) throws Exception {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    Files.createDirectories(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.avsc")) {
      for (Path file : files) {
        String noun = file.getFileName().toString().replace(".avsc", "");
        Files.writeString(to.resolve(noun), String.join("\n", lines(from, noun)) + "\n");
      }
    }
  }

  private static List<String> lines(Path from, String noun) throws Exception {
    Schema schema = new Schema.Parser().parse(Files.readString(from.resolve(noun + ".avsc")));
    List<String> lines = new ArrayList<>();
    lines.add("json " + schema);
    for (String text : Files.readAllLines(from.resolve(noun + ".values"))) {
      lines.add("value " + text);
      try {
        lines.add("datum " + HexFormat.of().formatHex(written(schema, value(schema, text))));
      } catch (RuntimeException refusal) {
        lines.add(refused(refusal));
      }
    }
    Path data = from.resolve(noun + ".data");
    for (String hex : Files.exists(data) ? Files.readAllLines(data) : List.<String>of()) {
      lines.add("data " + hex);
      try {
        lines.add("read " + text(read(schema, HexFormat.of().parseHex(hex))));
      } catch (RuntimeException refusal) {
        lines.add(refused(refusal));
      }
    }
    return lines;
  }

  private static Object value(Schema schema, String text) {
    return switch (schema.getLogicalType().getName()) {
      case "date" -> LocalDate.parse(text);
      case "time-millis", "time-micros" -> LocalTime.parse(text);
      case "timestamp-millis", "timestamp-micros", "timestamp-nanos" -> Instant.parse(text);
      case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" -> LocalDateTime.parse(text);
      case "decimal", "big-decimal" -> new BigDecimal(text);
      case "uuid" -> UUID.fromString(text);
      case "duration" -> {
        String[] parts = text.split(" ");
        yield TimePeriod.of(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
      }
      default -> throw new IllegalArgumentException(schema.toString());
    };
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      // Its scale shows in the digits.
      return number.scale() < 0 ? number.toString() : number.toPlainString();
    }
    if (value instanceof TimePeriod period) {
      return period.getMonths() + " " + period.getDays() + " " + period.getMillis();
    }
    return value.toString();
  }

  private static byte[] written(Schema schema, Object value) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(schema, MODEL).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static Object read(Schema schema, byte[] datum) throws Exception {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(datum, null);
    return new GenericDatumReader<>(schema, schema, MODEL).read(null, decoder);
  }

  private static String refused(RuntimeException refusal) {
    String message = String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
    return "refused " + refusal.getClass().getSimpleName() + ": " + message;
  }
}
