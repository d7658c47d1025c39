/// What is done with what adapters tell: metrics for Prometheus, traces for OpenTelemetry, slow statements in
/// the log, and reports of faults. Nothing of a library is loaded unless the operator asked for it.
@NullMarked
package com.datifyy.adapters.telemetry;

import org.jspecify.annotations.NullMarked;
