/// Between protobuf messages and domain values, once per kind of value instead of once per field.
@NullMarked
package com.datifyy.adapters.grpc.translation;

import org.jspecify.annotations.NullMarked;
