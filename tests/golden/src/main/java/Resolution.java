import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Schema resolution by Java.
 *
 * <p>{@code cases FOLDER} writes what Java says of each case into the files of schemas/conformance. {@code compare
 * FILE} compares what the program {@code pairs} wrote with Java, counts the differences by class, and fails where one is
 * of none.
 */
public final class Resolution {
  /** What Java takes any default of a union for that it comes to. */
  private static final Set<Schema.Type> TAKE_ANY =
      Set.of(Schema.Type.RECORD, Schema.Type.ENUM, Schema.Type.ARRAY, Schema.Type.MAP);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Its maps keep their order. It reads by the resolving decoder, as the fast reader takes no subclass. */
  private static final GenericData ORDERED = new GenericData() {
    @Override
    public Object newMap(Object old, int size) {
      return new LinkedHashMap<>();
    }
  };

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "cases" -> cases(Path.of(arguments[1]));
      case "compare" -> compare(Path.of(arguments[1]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  // --- the cases

  private static void cases(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        ArrayNode cases = (ArrayNode) JSON.readTree(file.toFile());
        for (JsonNode each : cases) {
          ((ObjectNode) each).set("java", verdict((ObjectNode) each));
        }
        Files.writeString(file, print(cases));
      }
    }
  }

  private static ObjectNode verdict(ObjectNode each) throws IOException {
    ObjectNode java = JSON.createObjectNode();
    Schema writer;
    Schema reader;
    try {
      writer = parse(each.get("writer"));
      reader = parse(each.get("reader"));
    } catch (RuntimeException refusal) {
      return java.put("refused", firstLine(refusal));
    }
    java.set("checker", checker(writer, reader));
    ArrayNode data = java.putArray("data");
    for (JsonNode datum : each.get("data")) {
      byte[] bytes = HexFormat.of().parseHex(datum.get("datum").asText());
      Outcome classic = read(writer, reader, ORDERED, bytes);
      Outcome fast = read(writer, reader, GenericData.get(), bytes);
      ObjectNode result = data.addObject();
      classic.put("result", "error", result);
      if (!classic.dump.equals(fast.dump)) {
        fast.put("fast_result", "fast_error", result);
      }
    }
    return java;
  }

  /** One case after another, a line for each of its members and data. */
  private static String print(ArrayNode cases) throws JsonProcessingException {
    List<String> printed = new ArrayList<>();
    for (JsonNode each : cases) {
      List<String> members = new ArrayList<>();
      for (Map.Entry<String, JsonNode> member : each.properties()) {
        String value = JSON.writeValueAsString(member.getValue());
        if (member.getKey().equals("data")) {
          List<String> data = new ArrayList<>();
          for (JsonNode datum : member.getValue()) {
            data.add("\n      " + JSON.writeValueAsString(datum));
          }
          value = data.isEmpty() ? "[]" : "[" + String.join(",", data) + "\n    ]";
        }
        members.add("    " + JSON.writeValueAsString(member.getKey()) + ": " + value);
      }
      printed.add("  {\n" + String.join(",\n", members) + "\n  }");
    }
    return "[\n" + String.join(",\n", printed) + "\n]\n";
  }

  // --- what Java does

  private static Schema parse(JsonNode json) {
    return new Schema.Parser().parse(json.toString());
  }

  /** The checker's reasons; or that it throws, as it does where a field has several names that the writer has. */
  private static JsonNode checker(Schema writer, Schema reader) {
    ArrayNode reasons = JSON.createArrayNode();
    try {
      SchemaCompatibility.SchemaCompatibilityResult result =
          SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
      for (SchemaCompatibility.Incompatibility reason : result.getIncompatibilities()) {
        reasons.addObject().put("type", reason.getType().name()).put("location", reason.getLocation())
            .put("message", reason.getMessage());
      }
      return reasons;
    } catch (RuntimeException thrown) {
      return JSON.createObjectNode().put("throws", firstLine(thrown));
    }
  }

  private static String firstLine(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    return thrown.getClass().getSimpleName() + ": " + message.replaceAll("org\\.apache\\.avro\\.\\S*@[0-9a-f]+", "…");
  }

  /** What was read: as bytes, and as a text that tells values apart, whatever the order of maps. */
  private record Outcome(byte[] bytes, String dump, String error) {
    void put(String result, String error, ObjectNode to) {
      if (bytes != null) {
        to.put(result, HexFormat.of().formatHex(bytes));
      } else {
        to.put(error, this.error);
      }
    }
  }

  private static Outcome read(Schema writer, Schema reader, GenericData data, byte[] datum) {
    try {
      BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(datum, null);
      Object value = new GenericDatumReader<>(writer, reader, data).read(null, decoder);
      if (!decoder.isEnd()) {
        return new Outcome(null, "error", "bytes are left");
      }
      return new Outcome(binary(reader, value), dump(reader, value), null);
    } catch (IOException | RuntimeException | StackOverflowError thrown) {
      return new Outcome(null, "error", firstLine(thrown));
    }
  }

  /** What the fast reader reads by the schema of the datum. */
  private static String read(Schema writer, Schema reader, byte[] datum) {
    return read(writer, reader, GenericData.get(), datum).dump;
  }

  /** As {@link #read}, from a stream, of which Java does not know how many bytes are left. */
  private static Outcome readStream(Schema writer, Schema reader, byte[] datum) {
    try {
      ByteArrayInputStream stream = new ByteArrayInputStream(datum) {
        @Override
        public synchronized int available() {
          return 0;
        }
      };
      BinaryDecoder decoder = DecoderFactory.get().directBinaryDecoder(stream, null);
      Object value = new GenericDatumReader<>(writer, reader, ORDERED).read(null, decoder);
      return new Outcome(binary(reader, value), dump(reader, value), null);
    } catch (IOException | RuntimeException | StackOverflowError thrown) {
      return new Outcome(null, "error", firstLine(thrown));
    }
  }

  /** As {@link #read}, with numbers of one logical type converted to another. */
  private static Outcome readConverting(Schema writer, Schema reader, byte[] datum) {
    try {
      Object value = ConvertingReader.read(writer, reader, ORDERED, datum);
      return new Outcome(binary(reader, value), dump(reader, value), null);
    } catch (IOException | RuntimeException | StackOverflowError thrown) {
      return new Outcome(null, "error", firstLine(thrown));
    }
  }

  private static byte[] binary(Schema schema, Object datum) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(schema).write(datum, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static String dump(Schema schema, Object value) {
    StringBuilder text = new StringBuilder();
    dump(schema, value, text);
    return text.toString();
  }

  private static void dump(Schema schema, Object value, StringBuilder text) {
    switch (schema.getType()) {
      case UNION -> {
        int index = GenericData.get().resolveUnion(schema, value);
        text.append(index).append(':');
        dump(schema.getTypes().get(index), value, text);
      }
      case RECORD -> {
        text.append('{');
        for (Schema.Field field : schema.getFields()) {
          dump(field.schema(), ((IndexedRecord) value).get(field.pos()), text);
          text.append(';');
        }
        text.append('}');
      }
      case ARRAY -> {
        text.append('[');
        for (Object item : (Collection<?>) value) {
          dump(schema.getElementType(), item, text);
          text.append(';');
        }
        text.append(']');
      }
      case MAP -> {
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<?, ?>) value).forEach((key, inner) -> sorted.put(key.toString(), inner));
        text.append('<');
        sorted.forEach((key, inner) -> {
          text.append(key).append('=');
          dump(schema.getValueType(), inner, text);
          text.append(';');
        });
        text.append('>');
      }
      case FIXED -> text.append(HexFormat.of().formatHex(((GenericFixed) value).bytes()));
      case BYTES -> {
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        text.append(HexFormat.of().formatHex(bytes));
      }
      case FLOAT -> text.append(String.format("%08x", Float.floatToRawIntBits((Float) value)));
      case DOUBLE -> text.append(String.format("%016x", Double.doubleToRawLongBits((Double) value)));
      case STRING -> text.append('"').append(value).append('"');
      default -> text.append(value);
    }
  }

  // --- the comparison

  private static void compare(Path file) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, List<String>> unknown = new TreeMap<>();
    int pairs = 0;
    int data = 0;
    int read = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode pair = JSON.readTree(line);
        pairs++;
        data += pair.get("data").size();
        Schema writer;
        Schema reader;
        try {
          writer = parse(pair.get("writer"));
          reader = parse(pair.get("reader"));
        } catch (RuntimeException refusal) {
          count(counts, unknown, "schema: " + schemaClass(firstLine(refusal)), pair, firstLine(refusal));
          continue;
        }
        JsonNode checker = checker(writer, reader);
        if (!checker.equals(pair.get("checker")) && !throwsAsOurs(checker, pair.get("checker"))) {
          count(counts, unknown, "checker: " + checkerClass(checker, pair), pair, checker.toString());
        }
        for (JsonNode datum : pair.get("data")) {
          byte[] bytes = HexFormat.of().parseHex(datum.get("datum").asText());
          Outcome classic = read(writer, reader, ORDERED, bytes);
          Outcome fast = read(writer, reader, GenericData.get(), bytes);
          String ours = datum.has("result")
              ? read(reader, reader, HexFormat.of().parseHex(datum.get("result").asText()))
              : "error";
          if (datum.has("result")) {
            read++;
          }
          Outcome converted = readConverting(writer, reader, bytes);
          if (ours.equals(classic.dump) && ours.equals(fast.dump) && ours.equals(converted.dump)) {
            continue;
          }
          String of = datumClass(pair, writer, reader, checker, bytes, datum, ours, classic, fast, converted);
          count(counts, unknown, "datum: " + of, pair, datum + "\n  ours      " + ours + "\n  classic   " + classic
              + "\n  fast      " + fast + "\n  converted " + converted);
        }
      }
    }
    System.out.printf("%d pairs of schemas, %d data, of which %d were read%n", pairs, data, read);
    counts.forEach((name, count) -> System.out.printf("%8d  %s%n", count, name));
    if (!unknown.isEmpty()) {
      unknown.forEach((name, examples) -> {
        System.out.printf("%nof no class: %s%n", name);
        examples.forEach(System.out::println);
      });
      System.exit(1);
    }
  }

  private static void count(Map<String, Integer> counts, Map<String, List<String>> unknown, String name, JsonNode pair,
      String java) {
    counts.merge(name, 1, Integer::sum);
    if (name.contains("?")) {
      List<String> examples = unknown.computeIfAbsent(name, key -> new ArrayList<>());
      if (examples.size() < 2) {
        examples.add("  seed " + pair.get("seed") + "\n  writer  " + pair.get("writer") + "\n  reader  "
            + pair.get("reader") + "\n  checker " + pair.get("checker") + "\n  java    " + java);
      }
    }
  }

  /** A field that is several of the writer's: Java throws, and ours says so with Java's message. */
  private static boolean throwsAsOurs(JsonNode java, JsonNode ours) {
    return java.has("throws") && ours.size() == 1 && ours.get(0).get("type").asText().equals("AMBIGUOUS_FIELD")
        && java.get("throws").asText().equals("AvroRuntimeException: " + ours.get(0).get("message").asText());
  }

  private static String schemaClass(String refusal) {
    if (refusal.equals("AvroRuntimeException: Schema fields not set yet")) {
      return "Java does not know a record's fields before its end, for a default";
    }
    return "?" + refusal.replaceAll("\\d+", "N");
  }

  private static String checkerClass(JsonNode java, JsonNode pair) {
    if (java.isEmpty()) {
      return "?only ours refuses";
    }
    return pair.get("checker").isEmpty() ? "?only Java refuses" : "?other reasons";
  }

  /**
   * The class of a difference in what a datum is read as; those of no class start with a question mark.
   *
   * <p>Where it can be told so, by Java: another reader's schema, which says outright what these crates take the
   * reader's to say, makes Java agree.
   */
  private static String datumClass(JsonNode pair, Schema writer, Schema reader, JsonNode checker, byte[] bytes,
      JsonNode datum, String ours, Outcome classic, Outcome fast, Outcome converted) {
    String why = classic.error != null ? classic.error : fast.error != null ? fast.error : "";
    String error = datum.path("error").asText();
    boolean isRead = datum.has("result");
    List<String> kinds = new ArrayList<>();
    datum.path("kinds").forEach(kind -> kinds.add(kind.asText()));
    boolean isPlain = ours.equals(readStream(writer, reader, bytes).dump);
    if (ours.equals(converted.dump) && !isPlain) {
      if (isRead) {
        return "a logical type is converted to another one";
      }
      if (kinds.contains("LOGICAL_TYPE_MISMATCH") && converted.error.startsWith("Refusal")) {
        return "a logical type that another one does not hold is not read";
      }
      if (kinds.isEmpty() && converted.error.startsWith("ArithmeticException")) {
        return "a value that does not fit another logical type is not read";
      }
    }
    if (!isRead && kinds.isEmpty() && error.contains("UTF-8")) {
      return "bytes that are no UTF-8 are not read as a string";
    }
    boolean isOfName = kinds.contains("NAME_MISMATCH") || kinds.contains("MISSING_UNION_BRANCH");
    if (isOfName && error.contains("the writer has the record")) {
      return "a record is not read as one of another name; Java's decoder reads it, and its checker refuses it"
          + (checker.isEmpty() ? ", but here overlooks it inside of a recursion" : "");
    }
    if (isPlain && ours.equals(converted.dump)) {
      return "Java counts the bytes of items by the reader's type, and refuses what is there";
    }
    JsonNode text = pair.get("reader");
    JsonNode withoutClashes = withoutClashesOfFields(text);
    if (!withoutClashes.equals(text)) {
      // Behind a clash of fields there may be one of types.
      Outcome behind = readConverting(writer, parse(withoutClashes), bytes);
      if (ours.equals(behind.dump)) {
        return "an alias gives way to a name, and to an alias before it";
      }
      why = behind.error != null ? behind.error : why;
    }
    for (boolean first : new boolean[] {true, false}) {
      if (agrees(ours, withoutClashes(text, first), writer, bytes)) {
        return "an alias gives way to a name, and to an alias before it";
      }
    }
    if (agrees(ours, withNames(writer, text), writer, bytes)) {
      return "a name without its namespace is enough, for aliases of fields and in unions too";
    }
    if (agrees(ours, withNames(writer, withoutClashes(text, true)), writer, bytes)) {
      return "both of: an alias gives way to a name; a name without its namespace is enough";
    }
    if (isRead && (checker.has("throws") || why.contains("Duplicate field"))) {
      return "of a name and its aliases, several fields of the writer's: the name is taken";
    }
    if (isRead && hasDefaultOfLaterBranch(reader, new HashSet<>())) {
      return "a union's default is of the branch that it fits; Java takes any record, enum, array or map before it";
    }
    Set<String> aliases = new HashSet<>();
    aliases(reader, aliases, new HashSet<>());
    Matcher found = Pattern.compile("Found ([\\w.]+), expecting ([\\w.]+)(\\[.*\\])?(, missing)?").matcher(why);
    boolean isFound = isRead && found.find();
    if (isRead && why.startsWith("AvroRuntimeException: Duplicate in union")
        || isFound && aliases.contains(found.group(1))
        || !isRead && isOfName && !checker.isEmpty() && !aliases.isEmpty()) {
      return "an alias is of the place of its type; Java renames all of the writer's types of that name, of any kind";
    }
    if (isFound && (found.group(3) != null ? List.of(found.group(3).split("\\W+")) : List.of(simple(found.group(2))))
        .contains(simple(found.group(1))) && !found.group(1).equals(found.group(2))) {
      return "a name without its namespace is enough, for aliases of fields and in unions too";
    }
    if ((!isRead || why.isEmpty()) && hasRecordsInUnion(reader, new HashSet<>())) {
      return "of a union, the first record of the name; Java's decoder takes the last that can be read, else any";
    }
    if (isRead && why.startsWith("NullPointerException")) {
      return "Java fails inside of a recursion";
    }
    why = why.replaceAll("\\b([nm]\\.|o\\.p\\.)?[RSTUVWXYZ][0-9]*\\b", "N").replaceAll("\\d+", "N");
    error = error.replaceAll("`[^`]*`", "N").replaceAll("\\d+", "N");
    return "?" + kinds + error + (isRead && why.isEmpty() ? "other value" : why);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether Java reads by another reader's schema what these crates read by the one that it was made of. */
  private static boolean agrees(String ours, JsonNode text, Schema writer, byte[] bytes) {
    try {
      return ours.equals(readConverting(writer, parse(text), bytes).dump);
    } catch (RuntimeException refusal) {
      return false;
    }
  }

  /** The aliases of types, and the names of types that have some. */
  private static void aliases(Schema schema, Set<String> aliases, Set<String> seen) {
    switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> {
        if (seen.add(schema.getFullName())) {
          if (!schema.getAliases().isEmpty()) {
            aliases.add(schema.getFullName());
            aliases.addAll(schema.getAliases());
          }
          if (schema.getType() == Schema.Type.RECORD) {
            schema.getFields().forEach(field -> aliases(field.schema(), aliases, seen));
          }
        }
      }
      case ARRAY -> aliases(schema.getElementType(), aliases, seen);
      case MAP -> aliases(schema.getValueType(), aliases, seen);
      case UNION -> schema.getTypes().forEach(branch -> aliases(branch, aliases, seen));
      default -> {
      }
    }
  }

  /** Whether a union has several records. */
  private static boolean hasRecordsInUnion(Schema schema, Set<String> seen) {
    return switch (schema.getType()) {
      case RECORD -> seen.add(schema.getFullName())
          && schema.getFields().stream().anyMatch(field -> hasRecordsInUnion(field.schema(), seen));
      case ARRAY -> hasRecordsInUnion(schema.getElementType(), seen);
      case MAP -> hasRecordsInUnion(schema.getValueType(), seen);
      case UNION -> schema.getTypes().stream().filter(branch -> branch.getType() == Schema.Type.RECORD).count() > 1
          || schema.getTypes().stream().anyMatch(branch -> hasRecordsInUnion(branch, seen));
      default -> false;
    };
  }

  /** Whether a field has a default, or one inside of it, that fits a branch of a union behind a complex type. */
  private static boolean hasDefaultOfLaterBranch(Schema schema, Set<String> seen) {
    return switch (schema.getType()) {
      case RECORD -> seen.add(schema.getFullName()) && schema.getFields().stream().anyMatch(
          field -> field.hasDefaultValue() && isOfLaterBranch(field.schema(), defaultOf(schema, field))
              || hasDefaultOfLaterBranch(field.schema(), seen));
      case ARRAY -> hasDefaultOfLaterBranch(schema.getElementType(), seen);
      case MAP -> hasDefaultOfLaterBranch(schema.getValueType(), seen);
      case UNION -> schema.getTypes().stream().anyMatch(branch -> hasDefaultOfLaterBranch(branch, seen));
      default -> false;
    };
  }

  private static boolean isOfLaterBranch(Schema schema, JsonNode value) {
    switch (schema.getType()) {
      case UNION:
        for (Schema branch : schema.getTypes()) {
          if (fits(branch, value)) {
            return isOfLaterBranch(branch, value);
          }
          if (TAKE_ANY.contains(branch.getType())
              || Set.of(Schema.Type.INT, Schema.Type.LONG).contains(branch.getType()) && value.isNumber()
              || branch.getType() == Schema.Type.FIXED && value.isTextual()) {
            return true;
          }
        }
        return false;
      case RECORD:
        for (Schema.Field field : schema.getFields()) {
          JsonNode member = value.has(field.name()) ? value.get(field.name()) : defaultOf(schema, field);
          if (member != null && isOfLaterBranch(field.schema(), member)) {
            return true;
          }
        }
        return false;
      case ARRAY:
      case MAP:
        for (JsonNode inner : value) {
          boolean isArray = schema.getType() == Schema.Type.ARRAY;
          if (isOfLaterBranch(isArray ? schema.getElementType() : schema.getValueType(), inner)) {
            return true;
          }
        }
        return false;
      default:
        return false;
    }
  }

  private static boolean fits(Schema schema, JsonNode value) {
    return switch (schema.getType()) {
      case NULL -> value.isNull();
      case BOOLEAN -> value.isBoolean();
      case INT -> value.isIntegralNumber() && value.canConvertToInt();
      case LONG -> value.isIntegralNumber() && value.canConvertToLong();
      case FLOAT, DOUBLE -> value.isNumber();
      case STRING, BYTES -> value.isTextual();
      case FIXED -> value.isTextual() && value.textValue().length() == schema.getFixedSize();
      case ENUM -> value.isTextual() && schema.hasEnumSymbol(value.textValue());
      case ARRAY -> value.isArray() && all(value, inner -> fits(schema.getElementType(), inner));
      case MAP -> value.isObject() && all(value, inner -> fits(schema.getValueType(), inner));
      case UNION -> schema.getTypes().stream().anyMatch(branch -> fits(branch, value));
      case RECORD -> value.isObject()
          && value.properties().stream().allMatch(member -> schema.getField(member.getKey()) != null)
          && schema.getFields().stream().allMatch(field ->
              value.has(field.name()) ? fits(field.schema(), value.get(field.name())) : field.hasDefaultValue());
    };
  }

  private static boolean all(JsonNode values, Predicate<JsonNode> test) {
    for (JsonNode value : values) {
      if (!test.test(value)) {
        return false;
      }
    }
    return true;
  }

  /** A field's default as it was written; Java has it as a value alone, and not always that. */
  private static JsonNode defaultOf(Schema record, Schema.Field field) {
    try {
      return JSON.readTree(record.toString()).get("fields").get(field.pos()).get("default");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The reader's schema with the writer's names of one unqualified name as aliases. */
  private static JsonNode withNames(Schema writer, JsonNode reader) {
    Set<String> written = new LinkedHashSet<>();
    names(writer, written);
    Set<String> read = new HashSet<>();
    names(parse(reader), read);
    written.removeAll(read);
    JsonNode copy = reader.deepCopy();
    name(copy, written);
    return copy;
  }

  private static void name(JsonNode schema, Set<String> written) {
    if (schema.isArray()) {
      schema.forEach(branch -> name(branch, written));
    } else if (schema.isObject()) {
      if (schema.has("name")) {
        ArrayNode aliases = ((ObjectNode) schema).withArray("aliases");
        String simple = "." + schema.get("name").asText();
        for (String name : List.copyOf(written)) {
          if (("." + name).endsWith(simple)) {
            aliases.add(name);
            // An alias is of one type.
            written.remove(name);
          }
        }
      }
      schema.path("fields").forEach(field -> name(field.get("type"), written));
      name(schema.path("items"), written);
      name(schema.path("values"), written);
    }
  }

  /**
   * The reader's schema without those aliases that another of its types or fields is named by, and with one of those
   * that several have: the first or the last.
   */
  private static JsonNode withoutClashes(JsonNode reader, boolean first) {
    JsonNode copy = withoutClashesOfFields(reader);
    Set<String> names = new HashSet<>();
    names(parse(reader), names);
    List<ObjectNode> types = new ArrayList<>();
    Map<ObjectNode, String> namespaces = new IdentityHashMap<>();
    definitions(copy, "", types, namespaces);
    if (!first) {
      Collections.reverse(types);
    }
    Set<String> taken = new HashSet<>();
    types.forEach(type -> strip(type, namespaces.get(type), names, taken));
    return copy;
  }

  /** As {@link #withoutClashes}, of fields alone: the aliases of types may still lead to each other. */
  private static JsonNode withoutClashesOfFields(JsonNode reader) {
    JsonNode copy = reader.deepCopy();
    List<ObjectNode> types = new ArrayList<>();
    definitions(copy, "", types, new IdentityHashMap<>());
    for (ObjectNode type : types) {
      Set<String> fields = new HashSet<>();
      type.path("fields").forEach(field -> fields.add(field.get("name").asText()));
      Set<String> taken = new HashSet<>();
      type.path("fields").forEach(field -> strip((ObjectNode) field, "", fields, taken));
    }
    return copy;
  }

  private static void definitions(JsonNode schema, String namespace, List<ObjectNode> types,
      Map<ObjectNode, String> namespaces) {
    schema.forEach(branch -> {
      if (schema.isArray()) {
        definitions(branch, namespace, types, namespaces);
      }
    });
    if (schema.isObject()) {
      String inside = schema.has("namespace") ? schema.get("namespace").asText() : namespace;
      types.add((ObjectNode) schema);
      namespaces.put((ObjectNode) schema, inside);
      schema.path("fields").forEach(field -> definitions(field.get("type"), inside, types, namespaces));
      definitions(schema.path("items"), inside, types, namespaces);
      definitions(schema.path("values"), inside, types, namespaces);
    }
  }

  private static void strip(ObjectNode of, String namespace, Set<String> names, Set<String> taken) {
    if (of.has("aliases")) {
      ArrayNode kept = JSON.createArrayNode();
      for (JsonNode alias : of.get("aliases")) {
        String name = alias.asText();
        name = name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name;
        if (!names.contains(name) && taken.add(name)) {
          kept.add(alias);
        }
      }
      of.set("aliases", kept);
    }
  }

  private static void names(Schema schema, Set<String> names) {
    switch (schema.getType()) {
      case RECORD -> {
        if (names.add(schema.getFullName())) {
          schema.getFields().forEach(field -> names(field.schema(), names));
        }
      }
      case ENUM, FIXED -> names.add(schema.getFullName());
      case ARRAY -> names(schema.getElementType(), names);
      case MAP -> names(schema.getValueType(), names);
      case UNION -> schema.getTypes().forEach(branch -> names(branch, names));
      default -> {
      }
    }
  }
}
