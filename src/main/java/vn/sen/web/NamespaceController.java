package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Description;
import vn.sen.metadata.Statements;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** The application profile: a page for people, the ontology for programs. */
@Hidden
@Produces(MediaType.ALL)
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class NamespaceController {
  private static final String RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  private static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
  private static final String SCHEMA = "https://schema.org/";
  private static final String CLASS = RDFS + "Class";
  private static final String PROPERTY = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property";

  private static final Map<String, String> PREFIXES =
      Map.of(
          "http://www.w3.org/ns/dcat#",
          "dcat:",
          "http://purl.org/dc/terms/",
          "dct:",
          "http://www.w3.org/ns/org#",
          "org:",
          "http://www.w3.org/2004/02/skos/core#",
          "skos:",
          "http://www.w3.org/2001/XMLSchema#",
          "xsd:",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
          "rdf:",
          RDFS,
          "rdfs:");

  private final Pages pages;
  private final Forms forms;
  private final CodeLists lists;
  private final BaseIri base;

  NamespaceController(Pages pages, Forms forms, CodeLists lists, BaseIri base) {
    this.pages = pages;
    this.forms = forms;
    this.lists = lists;
    this.base = base;
  }

  @Get("/ns")
  HttpResponse<?> namespace(HttpRequest<?> request) {
    return answer(request, Named.of("ns"));
  }

  /** The same by suffix. */
  @Get("/ns.{suffix:[a-z]+}")
  HttpResponse<?> namespace(HttpRequest<?> request, String suffix) {
    Named named = Named.of("ns." + suffix);
    if (!named.key().equals("ns")) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND,
          "Hồ sơ ứng dụng có ở /ns, .ttl, .jsonld, .rdf và .nt.",
          "The application profile is at /ns, .ttl, .jsonld, .rdf and .nt.");
    }
    return answer(request, named);
  }

  private HttpResponse<?> answer(HttpRequest<?> request, Named named) {
    Description profile =
        lists
            .describe(base.value() + "ns")
            .orElseThrow(
                () -> new IllegalStateException("ontology/ says nothing of " + base + "ns"));
    return forms.answer(
        request,
        named,
        profile,
        Optional.empty(),
        () -> pages.ok(request, pages.pageOf(request), "namespace", view(profile)));
  }

  private NamespacePage view(Description profile) {
    List<NamespacePage.Term> classes = new ArrayList<>();
    List<NamespacePage.Term> properties = new ArrayList<>();
    for (String name : names(profile)) {
      Optional<Description> term = lists.describe(base.namespace() + name);
      if (term.isEmpty()) {
        continue;
      }
      Statements said = Statements.of(term.get());
      List<String> types = said.iris(RDF_TYPE);
      if (types.contains(CLASS)) {
        classes.add(term(name, said));
      } else if (types.contains(PROPERTY)) {
        properties.add(term(name, said));
      }
    }
    return new NamespacePage(
        List.of(
            new NamespacePage.Group("ns.classes", classes),
            new NamespacePage.Group("ns.properties", properties)));
  }

  private NamespacePage.Term term(String name, Statements said) {
    return new NamespacePage.Term(
        name,
        said.text(RDFS + "label"),
        said.text(RDFS + "comment"),
        shortNames(said, RDFS + "domain", SCHEMA + "domainIncludes"),
        shortNames(said, RDFS + "range", SCHEMA + "rangeIncludes"));
  }

  private List<String> shortNames(Statements said, String... properties) {
    List<String> names = new ArrayList<>();
    for (String property : properties) {
      said.iris(property).forEach(iri -> names.add(shortName(iri)));
    }
    return names;
  }

  private String shortName(String iri) {
    if (iri.startsWith(base.namespace())) {
      return "sen:" + iri.substring(base.namespace().length());
    }
    for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
      if (iri.startsWith(prefix.getKey())) {
        return prefix.getValue() + iri.substring(prefix.getKey().length());
      }
    }
    return iri;
  }

  /** Local names of everything in the namespace that the profile speaks of, in ascending order. */
  private Set<String> names(Description profile) {
    String start = "<" + base.namespace();
    Set<String> names = new TreeSet<>();
    profile
        .nTriples()
        .lines()
        .filter(line -> line.startsWith(start))
        .forEach(line -> names.add(line.substring(start.length(), line.indexOf('>'))));
    names.remove("");
    return names;
  }
}
