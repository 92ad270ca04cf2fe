import CMicrohttpd

/// What the callbacks of the library reach through their context pointer.
final class Reception: Sendable {
    let limits: WebServer.Limits
    let handler: WebServer.Handler

    init(limits: WebServer.Limits, handler: @escaping WebServer.Handler) {
        self.limits = limits
        self.handler = handler
    }
}

/// A request while it arrives; touched by the thread of its connection only.
final class Arrival {
    let target: String
    var body: [UInt8] = []
    var isStarted = false
    var isTooLarge = false

    init(target: String) { self.target = target }
}

/// The bytes of an answer while they are sent; touched by the thread of its connection only.
final class Departure {
    enum Source {
        case bytes([UInt8], upTo: Int)
        case stream(@Sendable () -> [UInt8]?)
    }

    private let source: Source
    private var pending: [UInt8] = []
    private var offset = 0

    init(_ source: Source) { self.source = source }

    /// Copies the next bytes; a negative result ends the body.
    func read(into buffer: UnsafeMutablePointer<CChar>, at position: Int, capacity: Int) -> Int {
        switch source {
        case .bytes(let bytes, let end):
            guard position < end else { return endWithError }
            return copy(bytes[position..<min(end, position + capacity)], into: buffer)
        case .stream(let next):
            while offset >= pending.count {
                guard let piece = next() else { return endOfStream }
                pending = piece
                offset = 0
            }
            let count = copy(pending[offset..<min(pending.count, offset + capacity)], into: buffer)
            offset += count
            return count
        }
    }

    private func copy(_ bytes: ArraySlice<UInt8>, into buffer: UnsafeMutablePointer<CChar>) -> Int {
        bytes.withUnsafeBytes { source in
            UnsafeMutableRawBufferPointer(start: buffer, count: source.count).copyMemory(from: source)
        }
        return bytes.count
    }
}

// The library's constants are casts, which Swift does not import.
private let endOfStream = -1
private let endWithError = -2
private let unknownLength = UInt64.max

/// Called when the request line has come: the only place that still shows the target as it was sent.
func beginRequest(_: UnsafeMutableRawPointer?, target: UnsafePointer<CChar>?, _: OpaquePointer?)
    -> UnsafeMutableRawPointer?
{
    let arrival = Arrival(target: target.map { String(cString: $0) } ?? "/")
    return Unmanaged.passRetained(arrival).toOpaque()
}

/// Called when a request is over, however it ended.
func endRequest(
    _: UnsafeMutableRawPointer?, _: OpaquePointer?, state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _: MHD_RequestTerminationCode
) {
    guard let state, let pointer = state.pointee else { return }
    Unmanaged<Arrival>.fromOpaque(pointer).release()
    state.pointee = nil
}

/// Called with the head, with every piece of the body, and once more when the request is whole.
func answerRequest(
    context: UnsafeMutableRawPointer?, connection: OpaquePointer?, _: UnsafePointer<CChar>?,
    method: UnsafePointer<CChar>?, _: UnsafePointer<CChar>?, piece: UnsafePointer<CChar>?,
    pieceCount: UnsafeMutablePointer<Int>?, state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let context, let connection, let method, let pieceCount, let pointer = state?.pointee else { return .NO }
    let reception = Unmanaged<Reception>.fromOpaque(context).takeUnretainedValue()
    let arrival = Unmanaged<Arrival>.fromOpaque(pointer).takeUnretainedValue()
    if !arrival.isStarted {
        arrival.isStarted = true
        return .YES
    }
    if pieceCount.pointee > 0 {
        if arrival.body.count + pieceCount.pointee > reception.limits.bodyBytes {
            arrival.isTooLarge = true
            arrival.body = []
        } else if !arrival.isTooLarge, let piece {
            arrival.body.append(contentsOf: UnsafeRawBufferPointer(start: piece, count: pieceCount.pointee))
        }
        pieceCount.pointee = 0
        return .YES
    }
    guard !arrival.isTooLarge else { return send(reception.limits.tooLarge, on: connection) }
    let request = WebRequest(
        method: String(cString: method), target: arrival.target, headers: headers(of: connection), body: arrival.body)
    return send(reception.handler(request), on: connection)
}

private final class HeaderList {
    var fields: [(name: String, value: String)] = []
}

private func headers(of connection: OpaquePointer) -> [(name: String, value: String)] {
    let list = HeaderList()
    _ = MHD_get_connection_values(
        connection, .HEADER_KIND,
        { context, _, name, value in
            guard let context, let name else { return .YES }
            let list = Unmanaged<HeaderList>.fromOpaque(context).takeUnretainedValue()
            list.fields.append((String(cString: name), value.map { String(cString: $0) } ?? ""))
            return .YES
        }, Unmanaged.passUnretained(list).toOpaque())
    return list.fields
}

private func send(_ answer: WebResponse, on connection: OpaquePointer) -> MHD_Result {
    guard let response = response(for: answer.body) else { return .NO }
    defer { MHD_destroy_response(response) }
    for (name, value) in answer.headers { _ = MHD_add_response_header(response, name, value) }
    return MHD_queue_response(connection, UInt32(answer.status), response)
}

private func response(for body: WebResponse.Body) -> OpaquePointer? {
    switch body {
    case .dropped: return nil
    case .bytes(let bytes):
        return bytes.withUnsafeBytes { buffer in
            MHD_create_response_from_buffer(
                buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), .RESPMEM_MUST_COPY)
        }
    case .stream(let next): return response(length: unknownLength, Departure(.stream(next)))
    case .truncated(let bytes, let sent):
        return response(length: UInt64(bytes.count), Departure(.bytes(bytes, upTo: min(sent, bytes.count))))
    }
}

private func response(length: UInt64, _ departure: Departure) -> OpaquePointer? {
    MHD_create_response_from_callback(
        length, 32 * 1024,
        { context, position, buffer, capacity in
            guard let context, let buffer else { return endWithError }
            let departure = Unmanaged<Departure>.fromOpaque(context).takeUnretainedValue()
            return departure.read(into: buffer, at: Int(position), capacity: capacity)
        }, Unmanaged.passRetained(departure).toOpaque(),
        { context in
            guard let context else { return }
            Unmanaged<Departure>.fromOpaque(context).release()
        })
}
