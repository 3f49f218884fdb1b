"""For which objects a rule of a bucket's lifecycle is (com.amazonaws.services.s3.model.lifecycle)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.services.s3.model.lifecycle._filter import LifecycleAndOperator as LifecycleAndOperator
    from sts_sdk.services.s3.model.lifecycle._filter import LifecycleFilter as LifecycleFilter
    from sts_sdk.services.s3.model.lifecycle._filter import LifecycleFilterPredicate as LifecycleFilterPredicate
    from sts_sdk.services.s3.model.lifecycle._filter import (
        LifecycleObjectSizeGreaterThanPredicate as LifecycleObjectSizeGreaterThanPredicate,
    )
    from sts_sdk.services.s3.model.lifecycle._filter import (
        LifecycleObjectSizeLessThanPredicate as LifecycleObjectSizeLessThanPredicate,
    )
    from sts_sdk.services.s3.model.lifecycle._filter import LifecyclePrefixPredicate as LifecyclePrefixPredicate
    from sts_sdk.services.s3.model.lifecycle._filter import LifecycleTagPredicate as LifecycleTagPredicate
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_filter": "LifecycleAndOperator LifecycleFilter LifecycleFilterPredicate "
            "LifecycleObjectSizeGreaterThanPredicate LifecycleObjectSizeLessThanPredicate "
            "LifecyclePrefixPredicate LifecycleTagPredicate"
        },
        extras={
            "aws": "LifecycleAndOperator LifecycleFilter LifecycleFilterPredicate "
            "LifecycleObjectSizeGreaterThanPredicate LifecycleObjectSizeLessThanPredicate "
            "LifecyclePrefixPredicate LifecycleTagPredicate"
        },
    )
