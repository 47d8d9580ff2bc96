package vn.sen.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Gate;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.Following;
import vn.sen.publishing.Review;

/** What is chosen once: to hear of a dataset's versions, and whether a second person reviews. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Tag(name = "publishing")
final class FollowApiController {
  private final Following following;
  private final Review review;
  private final Gate gate;
  private final JsonMapper json;

  FollowApiController(Following following, Review review, Gate gate, JsonMapper json) {
    this.following = following;
    this.review = review;
    this.gate = gate;
    this.json = json;
  }

  @Serdeable
  @Schema(name = "ReviewRule")
  record ReviewRule(
      @Schema(description = "Whether somebody else must accept what one person submitted.")
          @Nullable Boolean secondReviewer) {}

  @Put("/datasets/{slug}/follow")
  @Operation(
      operationId = "followDataset",
      summary = "Follow a dataset",
      description = "New versions are told on the desk, by Atom, and by e-mail where it is set up.")
  @ApiResponse(responseCode = "204", description = "Followed.", content = @Content)
  HttpResponse<byte[]> follow(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String slug) {
    following.follow(gate.callerOf(request), slug);
    return HttpResponse.noContent();
  }

  @Delete("/datasets/{slug}/follow")
  @Operation(operationId = "unfollowDataset", summary = "Follow a dataset no longer")
  @ApiResponse(responseCode = "204", description = "Not followed.", content = @Content)
  HttpResponse<byte[]> unfollow(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String slug) {
    following.unfollow(gate.callerOf(request), slug);
    return HttpResponse.noContent();
  }

  @Put("/agencies/{slug}/review-rule")
  @Operation(
      operationId = "chooseReviewRule",
      summary = "Choose who reviews an agency's drafts",
      description = "For its stewards.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = ReviewRule.class))))
  @ApiResponse(responseCode = "204", description = "Chosen.", content = @Content)
  HttpResponse<byte[]> choose(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String slug,
      @Parameter(hidden = true) @Nullable @Body byte[] body) {
    boolean wanted =
        JsonBody.find(json, body, ReviewRule.class)
            .map(ReviewRule::secondReviewer)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.MALFORMED,
                        "Nội dung cần dạng {\"secondReviewer\": true}.",
                        "The body is written as {\"secondReviewer\": true}."));
    review.chooseSecondReviewer(gate.callerOf(request), slug, wanted);
    return HttpResponse.noContent();
  }
}
