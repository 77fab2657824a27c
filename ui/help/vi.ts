/** Help in Vietnamese, one text a role. */
import type { HelpTexts } from './help.ts'

export const helpVi: HelpTexts = {
  office: {
    what: 'Bạn tự chấm điểm cho đơn vị mình: nhập số liệu, đính kèm minh chứng. Hệ thống tính điểm theo quy tắc của khung chỉ số, bạn không phải tự cộng.',
    steps: [
      {
        does: 'Mở “Việc của tôi”. Thẻ “Tự chấm điểm” ghi hạn nộp và trạng thái từng lĩnh vực: Chưa làm, Đang làm, Thiếu minh chứng, Có lỗi, Xong.',
        picture: { id: 'office-home', shows: 'Trang Việc của tôi với thẻ tự chấm điểm và danh sách lĩnh vực.' },
      },
      {
        does: 'Chọn một lĩnh vực rồi nhập số liệu. Nhấn Enter để sang ô sau; điểm và lý do hiện ngay khi rời ô. Không cần bấm lưu: chữ “Đã lưu” cho biết máy chủ đã giữ.',
        picture: { id: 'office-form', shows: 'Một lĩnh vực của phiếu: ô nhập số liệu, điểm tính được và minh chứng.' },
      },
      {
        does: 'Ở tiêu chí bắt buộc có minh chứng, chọn tệp PDF, ảnh, Word hoặc Excel. Không có tệp thì ghi thuyết minh để hội đồng đọc.',
      },
      { does: 'Việc không phát sinh trong kỳ thì chọn “Không phát sinh” và ghi lý do. Hội đồng xem xét lý do này.' },
      {
        does: 'Mở “Kiểm tra và nộp”, sửa những chỗ được nêu, rồi nộp. Ghi lại số biên nhận. Nếu đợt cần lãnh đạo xác nhận, bấm “Báo lãnh đạo: phiếu đã sẵn sàng”.',
      },
      {
        does: 'Khi hội đồng yêu cầu giải trình, việc đó hiện ở “Việc của tôi”. Mở từng tiêu chí, trả lời và bổ sung minh chứng trước hạn.',
      },
    ],
    trouble: [
      {
        when: 'Mất mạng khi đang nhập',
        then: 'Cứ nhập tiếp. Nội dung được giữ trong trình duyệt và tự gửi khi có mạng; đừng đăng xuất trước lúc đó.',
      },
      { when: 'Hiện “Có lỗi”', then: 'Có ô nhập sai. Lời báo ở ngay cạnh ô; số lẻ viết dấu phẩy, ví dụ 8,5.' },
      { when: 'Hiện “Xung đột”', then: 'Người khác trong đơn vị vừa sửa cùng tiêu chí. So sánh hai bản rồi chọn một.' },
      { when: 'Đã nộp mới thấy sai', then: 'Đề nghị hội đồng trả lại phiếu khi đợt còn ở bước tự chấm.' },
    ],
    ask: 'Về số liệu: lãnh đạo đơn vị. Về cách chấm, gia hạn, trả lại phiếu: hội đồng. Về tài khoản: người quản trị.',
  },
  leader: {
    what: 'Bạn chịu trách nhiệm về phiếu của đơn vị: xem lại, xác nhận và nộp. Bạn cũng nhập, sửa được như cán bộ.',
    steps: [
      {
        does: 'Mở “Việc của tôi”. Khi cán bộ báo phiếu đã sẵn sàng, thẻ “Xác nhận và nộp phiếu” hiện ở phần “Cần làm”.',
        picture: { id: 'leader-home', shows: 'Trang Việc của tôi của lãnh đạo đơn vị.' },
      },
      {
        does: 'Mở bảng kiểm tra: mỗi tiêu chí một dòng, có điểm, phần còn thiếu và nút “Sửa”. Bấm “Sửa” rồi “Vì sao?” để xem cách tính điểm của tiêu chí đó.',
      },
      { does: 'Thấy chưa đúng thì sửa ngay hoặc bảo cán bộ sửa; phiếu sửa lại cần được báo sẵn sàng lần nữa.' },
      { does: 'Bấm “Nộp phiếu tự chấm”. Sau khi nộp, nội dung được khóa. In trang biên nhận để lưu.' },
      {
        does: 'Khi kết quả được công bố, mở “Kết quả của …” (tên đơn vị) ở “Việc của tôi” để xem điểm và lý do hội đồng điều chỉnh.',
      },
    ],
    trouble: [
      { when: 'Không nộp được', then: 'Đầu trang liệt kê chỗ còn thiếu, mỗi chỗ dẫn đến đúng ô cần sửa.' },
      {
        when: 'Sắp hết hạn mà chưa xong',
        then: 'Đề nghị chủ tịch hội đồng hoặc người quản trị gia hạn cho đơn vị, nêu lý do.',
      },
      {
        when: 'Không đồng ý với kết quả',
        then: 'Trả lời ở bước giải trình; sau công bố thì đề nghị hội đồng đính chính.',
      },
    ],
    ask: 'Về phiếu: cán bộ đã nhập. Về thẩm định và gia hạn: hội đồng. Về tài khoản: người quản trị.',
  },
  council: {
    what: 'Bạn thẩm định phần được giao: đồng ý với đơn vị, điều chỉnh kèm lý do, hoặc yêu cầu giải trình.',
    steps: [
      {
        does: 'Mở “Việc của tôi”. Thẻ “Thẩm định” ghi hạn, số tiêu chí đã thẩm định của từng lĩnh vực được giao và các đơn vị còn việc.',
        picture: { id: 'council-home', shows: 'Trang Việc của tôi của thành viên hội đồng với tiến độ từng lĩnh vực.' },
      },
      {
        does: 'Mở một đơn vị rồi một lĩnh vực. Nhấn = để đồng ý, mũi tên xuống để sang tiêu chí sau.',
        picture: {
          id: 'council-desk',
          shows: 'Bàn thẩm định: từng tiêu chí với số liệu của đơn vị và các nút quyết định.',
        },
      },
      {
        does: 'Thấy số liệu sai thì chọn “Sửa số liệu”, hoặc cho điểm khác. Luôn ghi lý do: đơn vị đọc được khi công bố.',
      },
      { does: 'Cần hỏi thêm thì chọn “Yêu cầu giải trình”. Đơn vị trả lời khi đợt sang bước giải trình.' },
      { does: 'Thay đổi lớn cần người thẩm định thứ hai. Việc đó hiện riêng ở “Việc của tôi”; hãy thẩm định độc lập.' },
    ],
    trouble: [
      {
        when: 'Chỉ xem được, không quyết định được',
        then: 'Phần này giao cho người khác, hoặc đợt chưa đến bước thẩm định; trang nói rõ vì sao.',
      },
      { when: 'Lỡ đồng ý nhầm', then: 'Bấm “Hoàn tác”, hoặc mở lại tiêu chí và quyết định lại trước khi công bố.' },
      { when: 'Đơn vị của chính bạn', then: 'Bạn không thẩm định được đơn vị mình; người khác làm phần đó.' },
    ],
    ask: 'Về phân công và hai ý kiến khác nhau: chủ tịch hội đồng. Về tài khoản: người quản trị.',
  },
  chair: {
    what: 'Bạn điều hành hội đồng: quyết định khi hai người thẩm định khác nhau, gia hạn khi có lý do, và công bố kết quả.',
    steps: [
      { does: 'Mở “Việc của tôi”. Việc chờ bạn quyết định đứng trước; việc chờ người khác ghi rõ ai làm tiếp.' },
      {
        does: 'Trên trang đợt, gia hạn cho đơn vị khi có lý do. Nếu khi lập đợt đã chọn phân công lĩnh vực thì giao lĩnh vực cho từng thành viên ở “Thời hạn và phân công”; thời hạn chung do người quản trị đổi.',
      },
      { does: 'Khi hai người thẩm định khác nhau, xem cả hai ý kiến rồi quyết định một.' },
      {
        does: 'Trên trang đợt, phần “Bước tiếp theo” ghi những gì còn thiếu. Đủ rồi thì chuyển bước hoặc công bố.',
        picture: { id: 'chair-round', shows: 'Trang đợt đánh giá với bước tiếp theo và tiến độ từng đơn vị.' },
      },
      { does: 'Sau công bố, thấy sai thì đề nghị đính chính. Một người khác phải duyệt; bảng cũ vẫn xem được.' },
    ],
    trouble: [
      {
        when: 'Nút công bố chưa bấm được',
        then: 'Còn tiêu chí chưa thẩm định hoặc chờ người thứ hai; danh sách dẫn đến từng chỗ.',
      },
      {
        when: 'Không tự duyệt được đề nghị của mình',
        then: 'Đúng quy định: đính chính, đổi phiên bản khung, hủy đợt đã công bố cần hai người.',
      },
      { when: 'Bạn có đơn vị trong đợt', then: 'Người khác phải công bố đợt đó.' },
    ],
    ask: 'Về cách chấm: người soạn khung chỉ số. Về tài khoản, đơn vị, đợt: người quản trị.',
  },
  administrator: {
    what: 'Bạn chuẩn bị mọi thứ để người khác làm việc: đơn vị, người dùng, đợt đánh giá. Bạn không chấm điểm.',
    steps: [
      { does: 'Bật xác thực hai bước ở “Tài khoản”, ghi lại mã dự phòng.' },
      {
        does: 'Mở “Quản trị”: thêm đơn vị, thêm người dùng từng người hoặc từ bảng tính, gửi liên kết mời. Mỗi liên kết dùng một lần trong 7 ngày.',
        picture: { id: 'administrator-home', shows: 'Trang Quản trị với đơn vị, người dùng và các đợt đánh giá.' },
      },
      {
        does: 'Lập đợt: chọn khung chỉ số, đơn vị, kỳ đánh giá và hạn của từng bước. Nhập chỉ tiêu và đặc điểm của đơn vị nếu khung cần.',
      },
      { does: 'Mở đợt. Từ lúc đó đơn vị nhập được, khung chỉ số và danh sách đơn vị được giữ nguyên.' },
      { does: 'Theo dõi ở “Việc của tôi”: ai chưa nộp, bước nào chờ chuyển, đề nghị nào chờ người thứ hai.' },
    ],
    trouble: [
      {
        when: 'Người dùng quên mật khẩu hoặc mất điện thoại',
        then: 'Mở trang người đó, chọn “Đặt lại và cấp liên kết mới”.',
      },
      {
        when: 'Không mở được đợt',
        then: 'Khung chưa công bố, còn thiếu chỉ tiêu của đơn vị, hoặc hạn tự chấm đã qua; trang của đợt nêu từng chỗ và lệnh cần chạy.',
      },
      {
        when: 'Người nghỉ việc',
        then: 'Thôi vai trò hoặc kết thúc tài khoản; việc người đó đã làm vẫn còn trong nhật ký.',
      },
    ],
    ask: 'Về máy chủ và sao lưu: người vận hành máy chủ. Về cách chấm: người soạn khung chỉ số.',
  },
  auditor: {
    what: 'Bạn đọc được mọi việc của các đợt và không sửa gì. Mọi con số đều truy được đến số liệu, người nhập và quy tắc.',
    steps: [
      { does: 'Mở “Việc của tôi” để xem đợt đang diễn ra, bước hiện tại và ai làm tiếp.' },
      {
        does: 'Mở “Nhật ký”: mỗi dòng một câu, ai làm gì, với đối tượng nào, đổi từ gì thành gì. Lọc theo ngày, người, việc; tải tệp CSV.',
        picture: { id: 'auditor-journal', shows: 'Nhật ký với bộ lọc và các dòng là câu.' },
      },
      { does: 'Đầu trang nhật ký cho biết các dòng có nối tiếp nhau không. Nếu đứt, trang nêu dòng đầu tiên bị sai.' },
      {
        does: 'Kiểm tra biên nhận của đơn vị bằng số và mã kiểm chứng đầy đủ; ai có biên nhận cũng kiểm tra được, không cần tài khoản.',
      },
      {
        does: 'Ở bảng xếp hạng, mở một đơn vị để xem vì sao từng tiêu chí có số điểm đó; tải câu trả lời để tính lại.',
      },
    ],
    trouble: [
      {
        when: 'Biên nhận “không có trong nhật ký”',
        then: 'Xem lại số và mã. Nếu đúng mà vẫn vậy, nhật ký đã bị thay: giữ bản in và báo cấp trên.',
      },
      {
        when: 'Thấy “Người đã xóa thông tin”',
        then: 'Tên đã được xóa theo yêu cầu; việc đã làm vẫn còn và chuỗi vẫn nguyên.',
      },
    ],
    ask: 'Về quyết định thẩm định: chủ tịch hội đồng. Về dữ liệu và sao lưu: người quản trị.',
  },
  author: {
    what: 'Bạn soạn khung chỉ số: tiêu chí, điểm tối đa, quy tắc chấm. Mỗi thay đổi là một phiên bản mới.',
    steps: [
      {
        does: 'Mở “Khung chỉ số”, chọn một khung rồi bấm “Soạn từ khung này”: phiên bản tiếp theo, khung riêng kế thừa khung này, hoặc bản sao dưới mã khác.',
      },
      {
        does: 'Sửa điểm và quy tắc ở “Bảng tiêu chí”, hoặc ở “Văn bản YAML”; hai nơi là một. Tổng điểm và lỗi hiện ngay, mọi bước đều hoàn tác được, bản nháp tự lưu.',
        picture: { id: 'author-draft', shows: 'Bản nháp: bảng tiêu chí, tổng điểm và số lỗi ở cuối trang.' },
      },
      {
        does: 'Xem “Biểu mẫu” như một đơn vị sẽ thấy, điền thử; xem “Ví dụ” nào cho kết quả khác; “Thử với năm trước” cho biết ai đổi hạng.',
      },
      {
        does: 'Mở “So sánh và công bố”: thay đổi nào đổi kết quả, phiên bản ít nhất phải là bao nhiêu, còn thiếu gì. Bản đã công bố không sửa nữa và mở đợt được ngay.',
      },
      {
        does: 'Ai quen dòng lệnh thì viết tệp trong thư mục frameworks (mẫu ngắn nhất: frameworks/README.md), chạy “npx khung lint”, “npx khung test”, “npx khung publish mã@phiên-bản” rồi khởi động lại máy chủ.',
      },
      {
        does: 'Mở “So sánh khung chỉ số”, chọn hai phiên bản. Mỗi thay đổi ghi mức: đổi kết quả, đổi ý nghĩa, hoặc thông tin. Cuối trang, “Thử với năm trước” chấm lại một đợt đã công bố theo bản sau: ai đổi hạng, vì tiêu chí nào.',
        picture: { id: 'author-comparison', shows: 'So sánh hai phiên bản khung chỉ số.' },
      },
      { does: 'Đợt đã mở giữ phiên bản của nó. Muốn đổi phải có hai người và danh sách điểm thay đổi.' },
    ],
    trouble: [
      { when: 'Khung không hiện khi lập đợt', then: 'Khung có lỗi, hoặc máy chủ chưa khởi động lại sau khi thêm tệp.' },
      {
        when: 'Có người khác cùng sửa bản nháp',
        then: 'Không bản nào đè lên bản nào: trang cho chọn giữ bản nào, bản kia tải về được.',
      },
      {
        when: 'Phiên bản không được nhận',
        then: 'Bước tăng phiên bản quá nhỏ so với thay đổi; “So sánh và công bố” nêu phiên bản cần đặt và đặt giúp bằng một nút.',
      },
    ],
    ask: 'Về nội dung tiêu chí: cơ quan ban hành. Về máy chủ: người quản trị.',
  },
  survey: {
    what: 'Bạn nhập kết quả điều tra xã hội học của từng đơn vị. Bạn chỉ thấy các tiêu chí điều tra.',
    steps: [
      { does: 'Mở “Việc của tôi”. Thẻ “Nhập kết quả điều tra” ghi hạn và còn bao nhiêu kết quả.' },
      {
        does: 'Nhập kết quả của từng đơn vị rồi bấm “Lưu” ở dòng đó. Số lẻ viết dấu phẩy, ví dụ 87,5.',
        picture: { id: 'survey-points', shows: 'Trang nhập kết quả điều tra theo đơn vị.' },
      },
      { does: 'Sửa được cho đến khi hội đồng công bố; mỗi lần sửa được ghi vào nhật ký.' },
    ],
    trouble: [
      { when: 'Chưa nhập được', then: 'Đợt chưa đến bước thẩm định; trang ghi bước hiện tại.' },
      { when: 'Không thấy đợt', then: 'Đợt đó không có điều tra xã hội học, hoặc chưa mở.' },
    ],
    ask: 'Về cách tính điểm điều tra: hội đồng. Về tài khoản: người quản trị.',
  },
}
