package vn.sen.interop;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;

/** The HTML form of {@code /sparql}: an editor, for a person who opens the endpoint's address. */
public interface SparqlPage {

  /**
   * @param request may carry a {@code query} to show in the editor; it has not been parsed
   */
  HttpResponse<?> page(HttpRequest<?> request);
}
