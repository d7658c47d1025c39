import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.migrations.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/// Writes the classes that name our tables and columns, from a real PostgreSQL to which the migrations were
/// applied.
///
/// Runs in every build, before compilation, and does nothing while the migrations and this file are what
/// they were:
///
///     java -cp <test class path> GenerateJooq.java <migrations folder> <target folder> <this file>
///
/// The classes are never checked in, so they cannot differ from the migrations: code that does, does not
/// compile.
public class GenerateJooq {
    private static final String PACKAGE = "com.datifyy.adapters.postgres.schema";

    public static void main(String[] arguments) throws Exception {
        var migrations = Path.of(arguments[0]);
        var target = Path.of(arguments[1]);
        var self = Path.of(arguments[2]);

        var checksumFile = target.resolve("migrations.sha256");
        var checksum = checksumOf(migrations, self);
        if (Files.exists(checksumFile) && Files.readString(checksumFile).equals(checksum)) {
            return;
        }
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try (var server = EmbeddedDatabase.temporary()) {
            var database = server.createDatabase();
            new Migrations(server.jdbcUrl(database), server.user(), server.password()).migrate();
            GenerationTool.generate(configuration(server, database, target));
        }
        Files.createDirectories(target);
        Files.writeString(checksumFile, checksum);
        System.out.println("Generated " + PACKAGE + " from the migrations");
    }

    private static Configuration configuration(EmbeddedDatabase server, String database, Path target) {
        return new Configuration()
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(server.jdbcUrl(database))
                        .withUser(server.user())
                        .withPassword(server.password()))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema(Migrations.SCHEMA)
                                .withExcludes(
                                        "flyway_schema_history|scheduled_tasks|match_card_changes|sign_outs|session_readers")
                                .withIncludeRoutines(false)
                                .withTableValuedFunctionsAsTables(false)
                                .withTableValuedFunctionsAsRoutines(false)
                                .withForcedTypes(new ForcedType()
                                        .withName("INSTANT")
                                        .withIncludeTypes("(?i:timestamp\\ with\\ time\\ zone|timestamptz)")))
                        .withGenerate(new Generate()
                                .withRecords(false)
                                .withRelations(false)
                                .withImplicitJoinPathsToOne(false)
                                .withDefaultCatalog(false)
                                .withGeneratedAnnotation(true)
                                .withGlobalObjectReferences(true)
                                .withComments(false))
                        .withTarget(new Target()
                                .withPackageName(PACKAGE)
                                .withDirectory(target.toString())
                                .withClean(true)));
    }

    private static String checksumOf(Path migrations, Path self) throws IOException, NoSuchAlgorithmException {
        List<Path> files;
        try (Stream<Path> found = Files.list(migrations)) {
            files = found.sorted().toList();
        }
        var digest = MessageDigest.getInstance("SHA-256");
        for (Path file : files) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        digest.update(Files.readAllBytes(self));
        return HexFormat.of().formatHex(digest.digest());
    }
}
