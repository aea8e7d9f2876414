/** The figures for Prometheus; docs/operating.md lists them. */
@NullMarked
package org.faultline.app.metrics;

import org.jspecify.annotations.NullMarked;
