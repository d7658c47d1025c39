/// The desk of the staff over gRPC.
@NullMarked
package com.datifyy.adapters.grpc.admin;

import org.jspecify.annotations.NullMarked;
