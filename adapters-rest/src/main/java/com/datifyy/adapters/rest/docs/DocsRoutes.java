package com.datifyy.adapters.rest.docs;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.HttpRefusal;
import com.datifyy.adapters.rest.http.Routes;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The API's description as YAML and JSON, and a viewer for it that needs nothing from elsewhere.
public final class DocsRoutes implements Routes.Part {
    private static final String DESCRIPTION = "/openapi.yaml";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    /// What the viewer is made of, and nothing else of the library it comes with.
    private static final Map<String, String> VIEWER = Map.of(
            "swagger-ui.css", STYLE,
            "swagger-ui-bundle.js", SCRIPT,
            "favicon-32x32.png", "image/png");

    /// The viewer runs its own scripts and talks to this service only.
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private volatile byte @Nullable [] descriptionAsJson;

    @Override
    public void addTo(Routes routes) {
        routes.open("GET /openapi.yaml", this::yaml)
                .open("GET /openapi.json", this::json)
                .open("GET /docs", http -> page(http, "index.html", "text/html; charset=utf-8"))
                .open("GET /docs/{file}", this::file);
    }

    private void yaml(Exchange http) {
        cacheable(http).answer(200, "application/yaml; charset=utf-8", resource(DESCRIPTION));
    }

    private void json(Exchange http) {
        cacheable(http).answer(200, "application/json; charset=utf-8", descriptionAsJson());
    }

    private void file(Exchange http) {
        String name = http.path("file");
        String type = VIEWER.get(name);
        if (name.equals("initializer.js")) {
            page(http, name, SCRIPT);
        } else if (type == null) {
            throw HttpRefusal.unknownPath();
        } else {
            cacheable(http).answer(200, type, resource(viewerFolder() + name));
        }
    }

    private static void page(Exchange http, String name, String type) {
        cacheable(http)
                .answerHeader("Content-Security-Policy", CONTENT_POLICY)
                .answer(200, type, resource("/docs/" + name));
    }

    private static Exchange cacheable(Exchange http) {
        return http.answerHeader("Cache-Control", "public, max-age=3600")
                .answerHeader("Vary", "Origin, Accept-Encoding");
    }

    /// Made once; making it twice at the same time does no harm.
    private byte[] descriptionAsJson() {
        byte[] made = descriptionAsJson;
        if (made == null) {
            try {
                made = JsonMapper.builder()
                        .build()
                        .writeValueAsBytes(YAMLMapper.builder().build().readTree(resource(DESCRIPTION)));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            descriptionAsJson = made;
        }
        return made;
    }

    private static String viewerFolder() {
        try (InputStream file = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return "/META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] resource(String path) {
        try (InputStream file = open(path)) {
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream open(String path) {
        InputStream found = DocsRoutes.class.getResourceAsStream(path);
        if (found == null) {
            throw new IllegalStateException(path + " is missing from the class path");
        }
        return found;
    }
}
