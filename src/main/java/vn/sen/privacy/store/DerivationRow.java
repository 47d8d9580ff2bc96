package vn.sen.privacy.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A row of {@code derived_file}. */
@MappedEntity("derived_file")
record DerivationRow(
    @Id String sha256, String sourceSha256, String steps, boolean pseudonymised, Instant done) {}
