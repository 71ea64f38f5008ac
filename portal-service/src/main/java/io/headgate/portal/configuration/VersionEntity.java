package io.headgate.portal.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "config_version")
class VersionEntity {

    @Id
    private int version;

    private String document;
    private String counts;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "published_by")
    private String publishedBy;

    private String comment;

    @Column(name = "rolled_back_from")
    private @Nullable Integer rolledBackFrom;

    protected VersionEntity() {}

    String document() {
        return document;
    }
}
