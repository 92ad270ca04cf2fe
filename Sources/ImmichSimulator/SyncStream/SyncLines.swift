/// The body of an answer of the stream: one JSON object a line.
struct SyncLines {
    private var out = JSONBytes(capacity: 4096)

    /// The lines so far.
    var bytes: [UInt8] { out.bytes }

    /// Adds a line; the ids make up what the client gives back to say that it has come so far.
    mutating func add(_ type: SyncEntity, ack ids: EntityID..., data: (inout JSONBytes) -> Void) {
        begin(type)
        data(&out)
        end(type)
        for id in ids {
            out.bytes.append(UInt8(ascii: "|"))
            out.idText(id)
        }
        finish()
    }

    /// Adds a line whose only use is that its ack is given back, under the name of another entity.
    mutating func addAcknowledgement(of type: SyncEntity, _ id: EntityID, isComplete: Bool) {
        begin(.acknowledge)
        end(type)
        out.bytes.append(UInt8(ascii: "|"))
        out.idText(id)
        if isComplete { out.bytes.append(contentsOf: "|\(SyncAck.complete)".utf8) }
        finish()
    }

    /// Adds the line that tells the client to forget everything.
    mutating func addReset() {
        begin(.reset)
        end(.reset)
        out.bytes.append(contentsOf: "|reset".utf8)
        finish()
    }

    private mutating func begin(_ type: SyncEntity) {
        out.open()
        out.key("type")
        out.string(type.rawValue)
        out.key("data")
        out.open()
    }

    private mutating func end(_ type: SyncEntity) {
        out.close()
        out.key("ack")
        out.bytes.append(UInt8(ascii: "\""))
        out.bytes.append(contentsOf: type.rawValue.utf8)
    }

    private mutating func finish() {
        out.bytes.append(contentsOf: "\"}\n".utf8)
    }
}
