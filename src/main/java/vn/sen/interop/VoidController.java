package vn.sen.interop;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.Caller;
import vn.sen.catalog.CatalogListing;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.DescriptionWriter;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;
import vn.sen.sparql.CatalogTerms;

/** Where a crawler of linked data learns what there is: VoID at its well-known address. */
@Controller("/.well-known/void")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class VoidController {
  private static final String VOID = "http://rdfs.org/ns/void#";
  private static final String FORMATS = "http://www.w3.org/ns/formats/";

  private final DescriptionReader reader;
  private final DescriptionWriter writer;
  private final ByteAnswers answers;
  private final CatalogListing listing;
  private final BaseIri base;

  VoidController(
      DescriptionReader reader,
      DescriptionWriter writer,
      ByteAnswers answers,
      CatalogListing listing,
      BaseIri base) {
    this.reader = reader;
    this.writer = writer;
    this.answers = answers;
    this.listing = listing;
    this.base = base;
  }

  @Get
  HttpResponse<?> get(HttpRequest<?> request) {
    Offer offer = Offers.get(request, ResourceRepresentation.offers());
    RdfSyntax syntax = ResourceRepresentation.findSyntax(offer).orElseThrow();
    String document = base.value() + ".well-known/void";
    String portal = document + "#portal";
    NTriplesText text =
        new NTriplesText()
            .append(CatalogTerms.nTriples(base))
            .type(document, VOID + "DatasetDescription")
            .link(document, "http://xmlns.com/foaf/0.1/primaryTopic", portal)
            .type(portal, VOID + "Dataset")
            .link(portal, "http://xmlns.com/foaf/0.1/homepage", base.value())
            .link(portal, VOID + "sparqlEndpoint", base.value() + "sparql")
            .link(portal, VOID + "rootResource", base.catalog())
            .link(portal, VOID + "dataDump", base.catalog() + ".nq.gz")
            .value(
                portal,
                VOID + "entities",
                Integer.toString(listing.count(Optional.empty(), Set.of(Caller.PUBLIC))),
                "integer");
    text.append(CatalogTerms.titles(portal));
    text.append("<" + portal + "> <" + VOID + "uriSpace> \"" + base.value() + "\" .\n");
    for (String format : List.of("Turtle", "JSON-LD", "RDF_XML", "N-Triples")) {
      text.link(portal, VOID + "feature", FORMATS + format);
    }
    for (String vocabulary :
        List.of(
            "http://www.w3.org/ns/dcat#",
            "http://purl.org/dc/terms/",
            "http://www.w3.org/2004/02/skos/core#",
            "http://www.w3.org/ns/org#",
            base.namespace())) {
      text.link(portal, VOID + "vocabulary", vocabulary);
    }
    Description description = reader.fromNTriples(document, text.toString());
    return answers.answer(request, writer.write(description, syntax), offer);
  }
}
