package org.faultline.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The episodes that are kept. */
@ApplicationScoped
class Episodes implements PanacheRepository<Episode> {}
