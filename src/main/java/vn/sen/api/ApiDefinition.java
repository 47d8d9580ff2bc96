package vn.sen.api;

import io.micronaut.openapi.annotation.OpenAPIExclude;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.servers.Server;

/**
 * Names the API for the description that the build generates: the routes of this package, not the
 * pages, nor SPARQL, whose protocol is described elsewhere.
 */
@OpenAPIExclude(packages = {"vn.sen.web", "vn.sen.interop"})
@OpenAPIDefinition(
    info =
        @Info(
            title = ApiDefinition.TITLE,
            version = ApiDefinition.VERSION,
            description =
                "Open data for Viet Nam's strategies on artificial intelligence and Industry 4.0."
                    + " Every answer holds its texts in all their languages. Problems are"
                    + " application/problem+json (RFC 9457), in Vietnamese or, with lang=en or"
                    + " Accept-Language, in English. The same metadata is RDF at every dataset's own"
                    + " address and at /sparql.",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    servers = @Server(url = "/", description = "This portal"))
final class ApiDefinition {
  static final String TITLE = "Sen";
  static final String VERSION = "0.1.0";

  /** The generator names its file after title and version. */
  static final String FILE = "sen-" + VERSION + ".yml";

  private ApiDefinition() {}
}
