import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Values of a schema, the same each time: extreme ones, each branch of each union, arrays and maps with and without items.
 *
 * <p>Maps have one entry at most, since their order is no one's.
 */
final class Values {
  private static final int ENOUGH = 6;
  private static final int TOO_MANY = 100;
  /** Of a schema with a thousand parts, two tell as much. */
  private static final int MANY_PARTS = 100;
  /** Where the records of a value end: how deep, and how many. */
  private static final int DEPTH = 3;
  private static final int RECORDS = 8;

  private static final Integer[] INTS = {0, 1, -1, 63, 64, -64, -65, 8191, 8192, Integer.MAX_VALUE, Integer.MIN_VALUE};
  private static final Long[] LONGS = {
    0L, 1L, -1L, 64L, -65L, 1L << 31, -(1L << 31) - 1, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final Float[] FLOATS = {
    0f, -0f, 1f, -1.5f, 0.1f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, Float.MIN_NORMAL,
    Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
  };
  private static final Double[] DOUBLES = {
    0d, -0d, 1d, -1.5, 0.1, 1e23, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL,
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
  };
  private static final String[] STRINGS = {
    "", "a", "foo bar", "é", "日本語", "𝔸⚓ß", "\u0000", "\"\\/\b\n\t", "\u007f\u0080\uffff", "x".repeat(64)
  };
  private static final String[] KEYS = {"", "a", "k\"é", "ключ"};

  // What logical types mean: dates and instants of the years 1 to 9999, which is what libraries know.
  private static final Integer[] DATES = {0, 1, -1, 19_000, -719_162, 2_932_895};
  private static final Integer[] TIMES_MILLIS = {0, 1, 43_200_000, 86_399_999};
  private static final Long[] TIMES_MICROS = {0L, 1L, 43_200_000_000L, 86_399_999_999L};
  private static final Long[] MILLIS = {0L, 1L, -1L, 1_700_000_000_123L, -62_135_596_800_000L, 253_402_207_199_999L};

  private final Schema schema;
  private final Random random;
  /** Of each list of values, how far it was gone through. */
  private final Map<Object[], Integer> turns = new IdentityHashMap<>();
  /** What was not seen yet: of a schema, which of its cases. */
  private final Map<Schema, Set<Integer>> missing = new IdentityHashMap<>();
  /** The fewest levels of a value of each schema: what leads out of a recursive one. */
  private final Map<Schema, Integer> heights = new IdentityHashMap<>();
  private boolean isBeyond;
  private int depth = DEPTH;
  private int mostRecords = RECORDS;
  private int records;

  Values(String name, Schema schema) {
    this.schema = schema;
    this.random = new Random(name.hashCode());
    List<Schema> parts = parts(schema);
    for (int round = 0; round < parts.size(); round++) {
      for (Schema part : parts) {
        heights.put(part, heightOf(part));
      }
    }
    for (Schema part : parts) {
      int cases = cases(part);
      Set<Integer> unseen = new HashSet<>();
      for (int each = 0; each < cases && cases <= MANY_PARTS; each++) {
        unseen.add(each);
      }
      missing.put(part, unseen);
    }
  }

  /** Values that logical types have a meaning for: enough of them that every case was seen. */
  List<Object> all() {
    List<Object> values = new ArrayList<>();
    boolean isLarge = heights.size() > MANY_PARTS || cases(schema) > MANY_PARTS;
    int enough = isLarge ? 2 : ENOUGH;
    for (int round = 0; values.size() < enough || unseen() > 0; round++) {
      if (round == TOO_MANY) {
        missing.values().removeIf(Set::isEmpty);
        throw new IllegalStateException(TOO_MANY + " values have not shown " + missing);
      }
      // Those that show nothing new are left out, and the next ones are larger.
      int before = unseen();
      depth = DEPTH + round / ENOUGH;
      mostRecords = RECORDS + round;
      Object value = next();
      if (values.size() < enough || unseen() < before) {
        values.add(value);
      }
    }
    return values;
  }

  private int unseen() {
    return missing.values().stream().mapToInt(Set::size).sum();
  }

  /** A value of any numbers and texts, whatever the logical types mean. */
  Object beyond() {
    isBeyond = true;
    return next();
  }

  boolean hasLogicalTypes() {
    return heights.keySet().stream().anyMatch(part -> part.getLogicalType() != null);
  }

  private Object next() {
    records = 0;
    return value(schema, 0);
  }

  /** How many different values there are at least to see. */
  private static int cases(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> schema.getTypes().size();
      case ENUM -> schema.getEnumSymbols().size();
      // Without items, with one, with two; a map without and with an entry.
      case ARRAY -> 3;
      case MAP, BOOLEAN -> 2;
      default -> 1;
    };
  }

  /** Which case it is this time: one that was not seen yet, else one that may lead to such, else any. */
  private int turn(Schema schema) {
    Set<Integer> unseen = missing.get(schema);
    List<Integer> wanted = new ArrayList<>(unseen);
    for (int each = 0; unseen.isEmpty() && each < cases(schema); each++) {
      if (inside(schema, each).stream().flatMap(inner -> parts(inner).stream()).anyMatch(this::isMissing)) {
        wanted.add(each);
      }
    }
    boolean isAny = wanted.isEmpty() || unseen.isEmpty() && random.nextInt(4) == 0;
    int chosen = isAny ? random.nextInt(cases(schema)) : wanted.get(random.nextInt(wanted.size()));
    unseen.remove(chosen);
    return chosen;
  }

  private boolean isMissing(Schema schema) {
    return !missing.get(schema).isEmpty();
  }

  /** What a case of a schema has inside. */
  private static List<Schema> inside(Schema schema, int chosen) {
    return switch (schema.getType()) {
      case UNION -> List.of(schema.getTypes().get(chosen));
      case ARRAY -> chosen == 0 ? List.of() : List.of(schema.getElementType());
      case MAP -> chosen == 0 ? List.of() : List.of(schema.getValueType());
      default -> List.of();
    };
  }

  private Object value(Schema schema, int level) {
    boolean isEnd = level >= depth || records >= mostRecords;
    switch (schema.getType()) {
      case RECORD -> {
        missing.get(schema).clear();
        records++;
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
          record.put(field.pos(), value(field.schema(), level + 1));
        }
        return record;
      }
      case UNION -> {
        List<Schema> branches = schema.getTypes();
        return value(branches.get(isEnd ? lowest(branches) : turn(schema)), level);
      }
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (int count = isEnd && isDeep(schema.getElementType()) ? 0 : turn(schema); count > 0; count--) {
          items.add(value(schema.getElementType(), level));
        }
        return items;
      }
      case MAP -> {
        boolean isEmpty = isEnd && isDeep(schema.getValueType()) || turn(schema) == 0;
        return isEmpty ? Map.of() : Collections.singletonMap(one(KEYS), value(schema.getValueType(), level));
      }
      case ENUM -> {
        return new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(turn(schema)));
      }
      case BOOLEAN -> {
        return turn(schema) == 1;
      }
      default -> {
        missing.get(schema).clear();
        Object meant = isBeyond ? null : meant(schema);
        return meant == null ? plain(schema) : meant;
      }
    }
  }

  /** A value that a logical type has a meaning for. */
  private Object meant(Schema schema) {
    if (schema.getLogicalType() == null) {
      return null;
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      BigInteger most = BigInteger.TEN.pow(decimal.getPrecision()).subtract(BigInteger.ONE);
      BigInteger[] numbers = {
        BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE.negate(), BigInteger.valueOf(127), BigInteger.valueOf(128),
        BigInteger.valueOf(-128), BigInteger.valueOf(-129), most, most.negate()
      };
      BigInteger number = numbers[random.nextInt(numbers.length)];
      byte[] bytes = number.toByteArray();
      if (schema.getType() == Schema.Type.BYTES) {
        return ByteBuffer.wrap(bytes);
      }
      byte[] fixed = new byte[schema.getFixedSize()];
      Arrays.fill(fixed, (byte) (number.signum() < 0 ? -1 : 0));
      System.arraycopy(bytes, 0, fixed, fixed.length - bytes.length, bytes.length);
      return new GenericData.Fixed(schema, fixed);
    }
    return switch (schema.getLogicalType().getName()) {
      case "date" -> one(DATES);
      case "time-millis" -> one(TIMES_MILLIS);
      case "time-micros" -> one(TIMES_MICROS);
      case "timestamp-millis", "local-timestamp-millis" -> one(MILLIS);
      case "timestamp-micros", "local-timestamp-micros" -> one(MILLIS) * 1000 + random.nextInt(1000);
      case "uuid" -> schema.getType() == Schema.Type.STRING ? new UUID(random.nextLong(), random.nextLong()).toString() : null;
      // Every number of nanoseconds is an instant, and every fixed a duration.
      default -> null;
    };
  }

  private Object plain(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> null;
      case INT -> random.nextInt(4) == 0 ? (Integer) random.nextInt() : one(INTS);
      case LONG -> random.nextInt(4) == 0 ? (Long) random.nextLong() : one(LONGS);
      case FLOAT -> one(FLOATS);
      case DOUBLE -> random.nextInt(4) == 0 ? (Double) random.nextGaussian() : one(DOUBLES);
      case STRING -> one(STRINGS);
      case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(6)));
      case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
      default -> throw new IllegalStateException(schema.toString());
    };
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** One of all in turn, now and then without the next, so that it is not in step with a record's fields. */
  private <T> T one(T[] all) {
    return all[turns.merge(all, 1 + random.nextInt(5) / 4, Integer::sum) % all.length];
  }

  /** Whether values have records. */
  private boolean isDeep(Schema schema) {
    return heights.get(schema) > 0;
  }

  private int lowest(List<Schema> branches) {
    int lowest = 0;
    for (int each = 1; each < branches.size(); each++) {
      lowest = heights.get(branches.get(each)) < heights.get(branches.get(lowest)) ? each : lowest;
    }
    return lowest;
  }

  private int heightOf(Schema schema) {
    int far = Integer.MAX_VALUE / 2;
    return switch (schema.getType()) {
      case RECORD -> 1 + schema.getFields().stream().mapToInt(field -> heights.getOrDefault(field.schema(), far)).max().orElse(0);
      case UNION -> schema.getTypes().stream().mapToInt(branch -> heights.getOrDefault(branch, far)).min().orElse(0);
      // They may be empty; with items, they are as high as these.
      default -> 0;
    };
  }

  /** A schema and all that it is made of, each once. */
  private static List<Schema> parts(Schema schema) {
    Set<Schema> known = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Schema> parts = new ArrayList<>(List.of(schema));
    for (int at = 0; at < parts.size(); at++) {
      Schema part = parts.get(at);
      if (!known.add(part)) {
        parts.remove(at--);
        continue;
      }
      switch (part.getType()) {
        case RECORD -> part.getFields().forEach(field -> parts.add(field.schema()));
        case UNION -> parts.addAll(part.getTypes());
        case ARRAY -> parts.add(part.getElementType());
        case MAP -> parts.add(part.getValueType());
        default -> {}
      }
    }
    return parts;
  }
}
