/// The service as gRPC: one server, the services of the contract on it, and what stands before every call.
///
/// The generated classes of the contract live in `wire` and are seen by nobody outside this module.
@NullMarked
package com.datifyy.adapters.grpc;

import org.jspecify.annotations.NullMarked;
