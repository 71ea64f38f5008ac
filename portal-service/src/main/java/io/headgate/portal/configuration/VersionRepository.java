package io.headgate.portal.configuration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VersionRepository extends Repository<VersionEntity, Integer> {

    /** A version without its document. */
    record Row(
            int version,
            String counts,
            Instant publishedAt,
            String publishedBy,
            String comment,
            @Nullable Integer rolledBackFrom) {}

    Optional<VersionEntity> findById(int version);

    @Query("select coalesce(max(v.version), 0) from VersionEntity v")
    int latest();

    @Query("""
        select new io.headgate.portal.configuration.VersionRepository$Row(
            v.version, v.counts, v.publishedAt, v.publishedBy, v.comment, v.rolledBackFrom)
        from VersionEntity v where v.version < :before order by v.version desc\
        """)
    List<Row> before(int before, Limit limit);
}
