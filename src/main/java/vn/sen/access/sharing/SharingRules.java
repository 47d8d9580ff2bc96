package vn.sen.access.sharing;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The rules of mutual benefit; the page {@code /sharing/rules} explains them with these numbers.
 *
 * @param circleMinimum up-to-date datasets that an agency offers to stay in the circle of shared
 *     data; 0 asks for none
 * @param warningDays from the warning to the suspension
 * @param currentDays a dataset without a stated frequency counts as up to date for so long
 * @param frequencyFactor one with a frequency, for so many of its periods
 * @param usesDays uses are counted over so many days
 * @param noticeDays before an agreement ends, those concerned are told
 * @param longestGrantDays of one agreement
 */
@ConfigurationProperties("sen.sharing")
public record SharingRules(
    @Bindable(defaultValue = "1") @Min(0) @Max(1000) int circleMinimum,
    @Bindable(defaultValue = "30") @Min(1) @Max(365) int warningDays,
    @Bindable(defaultValue = "730") @Min(1) @Max(3650) int currentDays,
    @Bindable(defaultValue = "2") @Min(1) @Max(10) int frequencyFactor,
    @Bindable(defaultValue = "365") @Min(1) @Max(3650) int usesDays,
    @Bindable(defaultValue = "14") @Min(0) @Max(365) int noticeDays,
    @Bindable(defaultValue = "1096") @Min(1) @Max(36500) int longestGrantDays) {

  /** What holds where nothing is configured. */
  public static final SharingRules DEFAULT = new SharingRules(1, 30, 730, 2, 365, 14, 1096);
}
