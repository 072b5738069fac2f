import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Reads what Java resolves, and converts each number from the writer's logical type to the reader's, by units of java.time
 * and by BigDecimal.
 *
 * <p>Java's own readers go by the same resolution, and leave a number as it is: to them, 1000 milliseconds are 1000
 * microseconds.
 */
final class ConvertingReader {
  /** A logical type is not read as another, as some values would be lost or mean something else. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  /** The most digits of a decimal whose scale changes. */
  private static final int MOST_DIGITS = 1000;

  /** What each logical type of a number counts from, and its unit. */
  private record Count(String from, ChronoUnit unit) {
  }

  private static final Map<String, Count> COUNTS = Map.of(
      "date", new Count("day", ChronoUnit.DAYS),
      "time-millis", new Count("midnight", ChronoUnit.MILLIS),
      "time-micros", new Count("midnight", ChronoUnit.MICROS),
      "timestamp-millis", new Count("epoch", ChronoUnit.MILLIS),
      "timestamp-micros", new Count("epoch", ChronoUnit.MICROS),
      "timestamp-nanos", new Count("epoch", ChronoUnit.NANOS),
      "local-timestamp-millis", new Count("local epoch", ChronoUnit.MILLIS),
      "local-timestamp-micros", new Count("local epoch", ChronoUnit.MICROS),
      "local-timestamp-nanos", new Count("local epoch", ChronoUnit.NANOS));

  private final BinaryDecoder in;
  private final GenericData data;

  private ConvertingReader(BinaryDecoder in, GenericData data) {
    this.in = in;
    this.data = data;
  }

  static Object read(Schema writer, Schema reader, GenericData data, byte[] datum) throws IOException {
    BinaryDecoder in = DecoderFactory.get().binaryDecoder(datum, null);
    Resolver.Action action = Resolver.resolve(Schema.applyAliases(writer, reader), reader, data);
    Object value = new ConvertingReader(in, data).read(action);
    if (!in.isEnd()) {
      throw new IOException("bytes are left");
    }
    return value;
  }

  private Object read(Resolver.Action action) throws IOException {
    return switch (action.type) {
      case DO_NOTHING, PROMOTE -> convert(plain(action.writer), action.writer, action.reader);
      case ENUM -> symbol((Resolver.EnumAdjust) action);
      case CONTAINER -> action.reader.getType() == Schema.Type.ARRAY
          ? array((Resolver.Container) action)
          : map((Resolver.Container) action);
      case RECORD -> record((Resolver.RecordAdjust) action);
      case WRITER_UNION -> read(((Resolver.WriterUnion) action).actions[in.readIndex()]);
      case READER_UNION -> read(((Resolver.ReaderUnion) action).actualAction);
      case ERROR, SKIP -> throw new IOException(action.toString());
    };
  }

  private Object record(Resolver.RecordAdjust action) throws IOException {
    GenericData.Record record = new GenericData.Record(action.reader);
    int next = 0;
    for (Resolver.Action field : action.fieldActions) {
      if (field.type == Resolver.Action.Type.SKIP) {
        read(Resolver.resolve(field.writer, field.writer, data));
      } else {
        record.put(action.readerOrder[next++].pos(), read(field));
      }
    }
    for (int i = action.firstDefault; i < action.readerOrder.length; i++) {
      record.put(action.readerOrder[i].pos(), data.getDefaultValue(action.readerOrder[i]));
    }
    return record;
  }

  private Object array(Resolver.Container action) throws IOException {
    List<Object> items = new ArrayList<>();
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (long i = 0; i < left; i++) {
        items.add(read(action.elementAction));
      }
    }
    return new GenericData.Array<>(action.reader, items);
  }

  private Object map(Resolver.Container action) throws IOException {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (long left = in.readMapStart(); left > 0; left = in.mapNext()) {
      for (long i = 0; i < left; i++) {
        Utf8 key = in.readString(null);
        map.put(key, read(action.elementAction));
      }
    }
    return map;
  }

  private Object symbol(Resolver.EnumAdjust action) throws IOException {
    int written = in.readEnum();
    int symbol = action.noAdjustmentsNeeded ? written : action.adjustments[written];
    if (symbol < 0) {
      throw new IOException("no symbol");
    }
    return new GenericData.EnumSymbol(action.reader, action.reader.getEnumSymbols().get(symbol));
  }

  private Object plain(Schema writer) throws IOException {
    return switch (writer.getType()) {
      case NULL -> null;
      case BOOLEAN -> in.readBoolean();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case BYTES -> in.readBytes(null);
      case STRING -> in.readString(null);
      case FIXED -> {
        byte[] bytes = new byte[writer.getFixedSize()];
        in.readFixed(bytes);
        yield ByteBuffer.wrap(bytes);
      }
      default -> throw new IllegalStateException(writer.toString());
    };
  }

  /** A value of the writer's, as the reader's. */
  private static Object convert(Object value, Schema writer, Schema reader) {
    Object converted = logical(value, writer, reader);
    return switch (reader.getType()) {
      case LONG -> ((Number) converted).longValue();
      case FLOAT -> ((Number) converted).floatValue();
      case DOUBLE -> ((Number) converted).doubleValue();
      case STRING -> converted instanceof ByteBuffer bytes ? new Utf8(bytes(bytes)) : converted;
      case BYTES -> converted instanceof Utf8 text ? ByteBuffer.wrap(text.getBytes(), 0, text.getByteLength()) : converted;
      case FIXED -> new GenericData.Fixed(reader, bytes((ByteBuffer) converted));
      default -> converted;
    };
  }

  private static Object logical(Object value, Schema writer, Schema reader) {
    LogicalType from = LogicalTypes.fromSchemaIgnoreInvalid(writer);
    LogicalType to = LogicalTypes.fromSchemaIgnoreInvalid(reader);
    if (from == null || to == null) {
      if (from == null && isNumber(to) && writer.getType() == Schema.Type.STRING
          || to == null && isNumber(from) && reader.getType() == Schema.Type.STRING) {
        throw new Refusal("a decimal is no text");
      }
      return value;
    }
    if (from instanceof LogicalTypes.Decimal written && to instanceof LogicalTypes.Decimal read) {
      return decimal((ByteBuffer) value, written, read, reader);
    }
    if (from.getName().equals(to.getName())) {
      return value;
    }
    Count written = COUNTS.get(from.getName());
    Count read = COUNTS.get(to.getName());
    if (written == null || read == null || !written.from.equals(read.from)
        || written.unit.compareTo(read.unit) < 0) {
      throw new Refusal(from.getName() + " as " + to.getName());
    }
    BigInteger nanos = BigInteger.valueOf(((Number) value).longValue())
        .multiply(BigInteger.valueOf(written.unit.getDuration().toNanos()));
    return nanos.divide(BigInteger.valueOf(read.unit.getDuration().toNanos())).longValueExact();
  }

  private static boolean isNumber(LogicalType type) {
    return type != null && (type.getName().equals("decimal") || type.getName().equals("big-decimal"));
  }

  private static Object decimal(ByteBuffer value, LogicalTypes.Decimal from, LogicalTypes.Decimal to, Schema reader) {
    if (from.getScale() > to.getScale()
        || from.getPrecision() - from.getScale() > to.getPrecision() - to.getScale()) {
      throw new Refusal("a decimal with fewer digits");
    }
    if (from.getScale() == to.getScale()) {
      return value;
    }
    if (to.getPrecision() > MOST_DIGITS) {
      throw new Refusal("a decimal of many digits");
    }
    byte[] bytes = bytes(value);
    BigInteger unscaled = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    BigDecimal number = new BigDecimal(unscaled, from.getScale()).setScale(to.getScale(), RoundingMode.UNNECESSARY);
    if (number.precision() > to.getPrecision()) {
      throw new ArithmeticException("a decimal of " + number.precision() + " digits");
    }
    byte[] shortest = number.unscaledValue().toByteArray();
    if (reader.getType() != Schema.Type.FIXED) {
      return ByteBuffer.wrap(shortest);
    }
    byte[] filled = new byte[reader.getFixedSize()];
    Arrays.fill(filled, (byte) (number.signum() < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, filled, filled.length - shortest.length, shortest.length);
    return ByteBuffer.wrap(filled);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
