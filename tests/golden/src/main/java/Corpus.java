import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.idl.IdlFile;
import org.apache.avro.idl.IdlReader;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;

/**
 * What Java makes of the schemas of schemas/corpus: for each folder a file, with the text of each of its types, and data that
 * are made up.
 */
public final class Corpus {
  public static void main(String[] arguments) throws Exception {
    Path to = Path.of(arguments[1]);
    Files.createDirectories(to);
    try (Stream<Path> folders = Files.list(Path.of(arguments[0]))) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        List<String> lines = new ArrayList<>();
        for (var root : roots(folder).entrySet()) {
          lines.add(root.getKey());
          lines.addAll(root(root.getKey(), root.getValue()));
        }
        Files.writeString(to.resolve(folder.getFileName()), String.join("\n", lines) + "\n");
      }
    }
  }

  /** The types with a name, and the files whose schema has none, in order. */
  private static TreeMap<String, Schema> roots(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
    }
    try {
      return roots(files);
    } catch (AvroTypeException unknown) {
      // A name without a dot that is not known yet is one of the namespace around it to Java. Its definition comes first then.
      Collections.reverse(files);
      return roots(files);
    }
  }

  private static TreeMap<String, Schema> roots(List<Path> files) throws IOException {
    TreeMap<String, Schema> roots = new TreeMap<>();
    SchemaParser parser = new SchemaParser();
    Map<String, SchemaParser.ParseResult> schemas = new TreeMap<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      String stem = name.substring(0, name.lastIndexOf('.'));
      switch (name.substring(stem.length())) {
        case ".avsc" -> schemas.put("file " + stem, parser.parse(file));
        case ".avpr" -> add(roots, Protocol.parse(file.toFile()).getTypes());
        case ".avdl" -> {
          IdlFile idl = new IdlReader().parse(file);
          add(roots, idl.getNamedSchemas().values());
          if (idl.getMainSchema() != null && !isNamed(idl.getMainSchema())) {
            roots.put("file " + stem, idl.getMainSchema());
          }
        }
        default -> throw new IOException(file + " is no schema");
      }
    }
    // Files refer to each other's types in any order: they are known when all were read.
    add(roots, parser.getParsedNamedSchemas());
    schemas.forEach((name, parsed) -> {
      if (!isNamed(parsed.mainSchema())) {
        roots.put(name, parsed.mainSchema());
      }
    });
    return roots;
  }

  private static void add(TreeMap<String, Schema> roots, Collection<Schema> types) {
    for (Schema type : types) {
      Schema other = roots.putIfAbsent("type " + type.getFullName(), type);
      // What IDL imports is a file of its own as well.
      if (other != null && !other.toString().equals(type.toString())) {
        throw new IllegalStateException(type.getFullName() + " is two types");
      }
    }
  }

  private static boolean isNamed(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> true;
      default -> false;
    };
  }

  private static List<String> root(String name, Schema schema) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("json " + schema);
    Values values = new Values(name, schema);
    for (Object value : values.all()) {
      lines.addAll(datum("datum", schema, value));
    }
    if (values.hasLogicalTypes()) {
      lines.addAll(datum("beyond", schema, values.beyond()));
    }
    return lines;
  }

  private static List<String> datum(String key, Schema schema, Object value) throws IOException {
    byte[] datum = binary(schema, value);
    String hex = (key + " " + HexFormat.of().formatHex(datum)).strip();
    Object fromBinary = reader(schema).read(null, DecoderFactory.get().binaryDecoder(datum, null));
    check(Arrays.equals(binary(schema, fromBinary), datum), hex);
    String json;
    try {
      json = json(schema, value);
    } catch (NullPointerException refusal) {
      // Records that hold each other are too much for the grammar that Java's JSON encoder makes of a schema.
      return List.of("refused " + refusal.getMessage(), hex);
    }
    // What it writes, it should read.
    Object fromJson = reader(schema).read(null, DecoderFactory.get().jsonDecoder(schema, json));
    check(Arrays.equals(binary(schema, fromJson), datum), json);
    return List.of("value " + json, hex);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("Java does not read what it wrote: " + what);
    }
  }

  private static GenericDatumReader<Object> reader(Schema schema) {
    return new GenericDatumReader<>(schema);
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
}
