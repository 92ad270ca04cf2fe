import CCurl

/// One transfer under way: an easy handle with what is sent through it and what has come.
///
/// Belongs to the transfer thread alone; libcurl calls back on that thread.
final class Transfer {
    let handle: UnsafeMutableRawPointer
    private let upload: [UInt8]
    private let limit: Int
    private let sink: TransferOrder.Sink?
    private var sent = 0
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private let errorText: UnsafeMutablePointer<CChar>
    private var headLines: [String] = []
    private var body: [UInt8] = []
    private var isTooLong = false
    private var isUnwanted = false

    init?(_ order: TransferOrder) {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        upload = order.upload ?? []
        limit = order.limit
        sink = order.sink
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        guard order.settings.allSatisfy({ apply($0) == CURLE_OK }), connectCallbacks() else { return nil }
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists { curl_slist_free_all(list) }
        errorText.deallocate()
    }

    /// The outcome, once the library said that the transfer is over; the body is handed out, not copied.
    func finish(_ result: CURLcode) -> Result<TransferOutcome, TransferFailure> {
        var status = 0
        ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        if isUnwanted { return .failure(.cancelled) }
        if isTooLong { return .failure(.tooLong(limit: limit)) }
        guard result == CURLE_OK else {
            let said = String(cString: errorText)
            let detail = said.isEmpty ? String(cString: curl_easy_strerror(result)) : said
            return .failure(.code(result, detail: detail, status: status))
        }
        let outcome = TransferOutcome(status: status, headLines: headLines, body: body)
        body = []
        return .success(outcome)
    }

    private func apply(_ setting: TransferOrder.Setting) -> CURLcode {
        switch setting {
        case .number(let option, let value):
            return ccurl_set_long(handle, option, value)
        case .text(let option, let value):
            return ccurl_set_text(handle, option, value)
        case .list(let option, let values):
            var list: UnsafeMutablePointer<curl_slist>?
            for value in values {
                guard let longer = curl_slist_append(list, value) else { return CURLE_OUT_OF_MEMORY }
                list = longer
            }
            if let list { lists.append(list) }
            return ccurl_set_list(handle, option, list)
        }
    }

    private func connectCallbacks() -> Bool {
        let me = Unmanaged.passUnretained(self).toOpaque()
        let results = [
            ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText),
            ccurl_set_pointer(handle, CURLOPT_WRITEDATA, me),
            ccurl_set_function(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                Transfer.from(context)?.take(bytes, size * count) ?? 0
            },
            ccurl_set_pointer(handle, CURLOPT_HEADERDATA, me),
            ccurl_set_function(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                Transfer.from(context)?.takeHead(bytes, size * count) ?? 0
            },
            // No seek function on purpose: libcurl sends a request again by itself when a pooled connection turns out to be
            // dead, and must not do so once it has sent a body. Without a way to rewind it reports the failure instead.
            ccurl_set_pointer(handle, CURLOPT_READDATA, me),
            ccurl_set_function(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
                Transfer.from(context)?.give(bytes, size * count) ?? 0
            },
        ]
        return results.allSatisfy { $0 == CURLE_OK }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private func take(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        if let sink, isSuccess {
            isUnwanted = !sink(UnsafeRawBufferPointer(start: bytes, count: count))
            return isUnwanted ? 0 : count
        }
        guard count <= limit - body.count else {
            isTooLong = true
            return 0
        }
        body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
    }

    private var isSuccess: Bool {
        var status = 0
        ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return (200...299).contains(status)
    }

    private func takeHead(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        var line = UnsafeRawBufferPointer(start: bytes, count: count)[...]
        while let last = line.last, last == 0x0A || last == 0x0D { line = line.dropLast() }
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("HTTP/") { headLines = [] }
        if !text.isEmpty { headLines.append(text) }
        return count
    }

    private func give(_ room: UnsafeMutablePointer<CChar>?, _ capacity: Int) -> Int {
        let count = min(capacity, upload.count - sent)
        guard count > 0, let room else { return 0 }
        upload.withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(start: room, count: count)
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[sent..<sent + count]))
        }
        sent += count
        return count
    }
}
