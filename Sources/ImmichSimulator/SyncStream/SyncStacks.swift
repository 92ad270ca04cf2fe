extension SyncStream {
    mutating func writeStacks() throws(SyncRefusal) {
        let user = user
        try writeDeletions(.stackDelete, from: library.audit.stacks, where: { $0.userID == user }) {
            $1.key("stackId")
            $1.id($0.ids.first)
        }
        try writeUpserts(.stack, stackRows { $0.ownerID == user }) { Self.write($0, &$1) }
    }

    mutating func writePartnerStacks() throws(SyncRefusal) {
        let partners = partnerIDs
        try writeDeletions(
            .partnerStackDelete, from: library.audit.stacks,
            where: { entry in
                entry.userID.map { partners.contains($0) } ?? false
            }
        ) {
            $1.key("stackId")
            $1.id($0.ids.first)
        }
        let stream = self
        try writeBackfill(.partnerStackBackfill, upToCheckpointOf: .partnerStack, parents: partnerParents) { partner in
            stream.stackRows { $0.ownerID == partner.id }
        } data: {
            Self.write($0, &$1)
        }
        try writeUpserts(.partnerStack, stackRows { partners.contains($0.ownerID) }) { Self.write($0, &$1) }
    }

    private func stackRows(where isWanted: (World.Stack) -> Bool) -> [(updateID: EntityID, row: World.Stack)] {
        library.stacks.values.filter(isWanted).compactMap { stack in stack.updateID.map { ($0, stack) } }
    }

    private static func write(_ stack: World.Stack, _ out: inout JSONBytes) {
        out.key("id")
        out.id(stack.id)
        out.key("createdAt")
        out.time(stack.createdAt)
        out.key("updatedAt")
        out.time(stack.updatedAt)
        out.key("primaryAssetId")
        out.id(stack.primaryAssetID)
        out.key("ownerId")
        out.id(stack.ownerID)
    }
}
